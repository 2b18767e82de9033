import { Bell } from '../database/bell';

/** Wakes the feed of this process. */
export const liveBell = new Bell();
