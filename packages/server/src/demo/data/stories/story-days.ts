import { daysBefore, officeTime } from '../demo-calendar';
import { variation } from '../demo-variation';
import type { Day } from '../demo-world.types';
import type { Scene, StoryRows } from './story.types';

/** A day between `least` and `most` days before today, different for every relationship and purpose. */
export function daysAgo(scene: Scene, purpose: string, [least, most]: readonly [least: number, most: number]): Day {
  return daysBefore(scene.today, variation(`${scene.relationship} ${purpose}`, least, most));
}

export function activeSince(scene: Scene, day: Day): StoryRows['relationship'] {
  const createdAt = officeTime(day, scene.customer.country, 10);
  return { state: 'ACTIVE', imported: false, createdAt, activatedAt: createdAt, closedAt: null };
}
