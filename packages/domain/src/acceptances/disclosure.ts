import type { ReadingFacts, ShowCustomer } from '../customers/reading.table';
import type { AcceptanceMethod } from '../vocabulary';

/** Through whom an acceptance came. ATTESTED: the partner that attested. DIRECT: seller and provider of the link, null without one. */
export interface AcceptanceOrigin {
  readonly method: AcceptanceMethod;
  readonly partnerId: string | null;
  readonly linkSellerId: string | null;
  readonly linkProviderId: string | null;
}

/** FULL: signer, evidence, receipt, export. SUMMARY: that the agreement is provided, which version, since when. */
export type Disclosure = 'FULL' | 'SUMMARY' | 'NOTHING';

/**
 * How much of an acceptance an agent of `partnerId` sees, given what table V shows of the customer: everything of what its own
 * partner attested or what came through its link, a summary of anyone else's while the status is shown, nothing otherwise.
 */
export function disclosureToPartner(origin: AcceptanceOrigin, partnerId: string, shown: ShowCustomer): Disclosure {
  const concerned = origin.method === 'ATTESTED' ? [origin.partnerId] : [origin.linkSellerId, origin.linkProviderId];
  if (concerned.includes(partnerId) && shown.ownRecords) return 'FULL';
  return shown.agreementStatus ? 'SUMMARY' : 'NOTHING';
}

/**
 * Whether a partner that sees an acceptance in full reads the company as it was called then, and who recorded it. One whose request was
 * never answered knows the company only as it typed it (ADR 0101), and its own attestation tells it no more.
 */
export function disclosesNames(relationship: ReadingFacts['relationship']): boolean {
  return relationship === 'ACTIVE' || relationship === 'ENDED';
}
