import { v7 } from 'uuid';

/** UUIDv7: opaque to clients, ordered by time for the indexes. */
export const newId = (): string => v7();
