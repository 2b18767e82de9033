import type { AcceptanceMethod } from '@assent/domain';

/** One acceptance with its signer and what became of it, as a plain row. */
export interface AcceptanceRow {
  readonly id: string;
  readonly method: AcceptanceMethod;
  readonly customerId: string;
  readonly country: string;
  readonly customerTimeZone: string;
  readonly partnerId: string | null;
  readonly providerId: string | null;
  readonly recordedByKind: 'AGENT' | 'CUSTOMER_USER' | 'IMPORT';
  readonly recordedById: string | null;
  readonly dateAgreed: string;
  readonly recordedAt: string;
  readonly agreementId: string;
  readonly agreementCountry: string;
  readonly agreementVersion: string;
  readonly effectiveOn: string;
  readonly acceptancesFrom: string;
  readonly reacceptBy: string | null;
  readonly agreementTextId: string;
  readonly language: string;
  readonly fileHash: string;
  readonly shownHash: string;
  readonly fileLength: number | null;
  readonly shownLength: number | null;
  readonly attachmentHash: string | null;
  readonly rule: string;
  readonly supersedesId: string | null;
  readonly isSuperseded: unknown;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly evidence: string | null;
  readonly parties: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
}
