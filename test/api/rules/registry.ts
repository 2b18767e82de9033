import type { RuleId } from '@assent/domain';
import * as agreement from './agreement.cases';
import * as attest from './attest.cases';
import * as customer from './customer.cases';
import * as invitation from './invite.cases';
import * as opening from './opening.cases';
import * as order from './order.cases';
import * as reading from './reading.cases';
import * as relationship from './relationship.cases';
import type { RowCase } from './row-case';
import * as trail from './trail.cases';

/** For each row of every decision table its cases, one for each entry that shares the id, in the order of the table. */
export const registry: Readonly<Record<RuleId, readonly RowCase[]>> = { ...agreement, ...attest, ...customer, ...invitation, ...opening, ...order, ...reading, ...relationship, ...trail };
