import type { Day } from '@assent/domain';
import type { History, HistoryRelationship } from '../relationships/history.reader';
import { statusOf } from './standing.service';

/** The active relationships of a customer in which what is on record is good until this day and has to be accepted again. */
export function dueBy(history: History, reacceptBy: Day): HistoryRelationship[] {
  return history.relationships.filter((relationship) => {
    if (relationship.state !== 'ACTIVE') return false;
    const status = statusOf(history, relationship);
    return status.status === 'REACCEPTANCE_DUE' && status.reacceptBy === reacceptBy;
  });
}
