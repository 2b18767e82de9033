import type { AgreementStatus, ReadingFacts, RelationshipState, ShowCustomer } from '@assent/domain';

/** What an agent's partner sees of a customer: the row of its list, and what table V shows of it to this agent. */
export interface PartnerView {
  readonly kind: 'PARTNER';
  readonly partnerId: string;
  readonly shows: ShowCustomer;
  readonly relationshipId: string;
  readonly standing: Exclude<ReadingFacts['relationship'], 'NONE'>;
  readonly relationshipState: RelationshipState;
  /** Null where it may not be told. */
  readonly agreementStatus: AgreementStatus | null;
  readonly isBlocked: boolean;
  readonly latestAcceptanceId: string | null;
}

/** A customer user looking at its own company. */
export interface OwnView {
  readonly kind: 'OWN';
}

export type CustomerView = PartnerView | OwnView;

/** Which customers of a partner are listed. */
export interface CustomerFilter {
  readonly search?: string | null | undefined;
  readonly agreementStatus?: readonly AgreementStatus[] | null | undefined;
  readonly country?: readonly string[] | null | undefined;
  readonly relationship?: readonly RelationshipState[] | null | undefined;
  readonly resellerId?: string | null | undefined;
}
