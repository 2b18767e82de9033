import { Bell } from '../database/bell';

/** Wakes the worker. An application without one has no bell, and what it enqueues waits for one that has. */
export const jobBell = new Bell();
