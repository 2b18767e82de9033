import { attestTable } from './acceptances/attest.table';
import { attestationRequestTable } from './acceptances/attestation-request.table';
import { disputeTable } from './acceptances/dispute.table';
import { withdrawTable } from './acceptances/withdraw.table';
import { deadlineTable } from './agreements/deadline.table';
import { publishTable } from './agreements/publish.table';
import { statusTable } from './agreements/status.table';
import { trailTable } from './audit/trail.table';
import { creationTable } from './customers/creation.table';
import { credentialsTable } from './customers/credentials.table';
import { readingTable } from './customers/reading.table';
import { updateTable } from './customers/update.table';
import { inviteTable } from './invitations/invite.table';
import { mailingTable } from './invitations/mailing.table';
import { openingTable } from './invitations/opening.table';
import { revokeTable } from './invitations/revoke.table';
import { cancelTable } from './orders/cancel.table';
import { orderTable } from './orders/order.table';
import { relationshipTable } from './relationships/relationship.table';

/** All decision tables, by their letter. */
export const tables = {
  V: readingTable,
  A: attestTable,
  W: withdrawTable,
  D: openingTable,
  P: orderTable,
  C: creationTable,
  I: inviteTable,
  R: relationshipTable,
  S: statusTable,
  T: trailTable,
  G: publishTable,
  M: deadlineTable,
  X: disputeTable,
  Q: attestationRequestTable,
  U: updateTable,
  K: credentialsTable,
  B: revokeTable,
  E: mailingTable,
  H: cancelTable,
} as const;

export type TableId = keyof typeof tables;

/** Every row id of every table; the id that an acceptance stores and a refusal returns. */
export type RuleId = (typeof tables)[TableId]['rows'][number]['id'];
