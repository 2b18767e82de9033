import type {
  AcceptanceMethod, AgentRole, AgreementStatus, CountryCode, CustomerUserRole, InvitationKind, InvitationStatus, OrderKind, OrderState, PartnerType, RelationshipState, SubscriptionState,
} from '@assent/domain';
import type { SampleAgreementEdition } from '../../agreements/samples/sample-agreement.versions';
import type { SampleAgreementLanguage } from '../../agreements/samples/sample-agreement.types';

/** Readable and unique within its list; rows refer to each other by it. */
export type Slug = string;
/** `YYYY-MM-DD` */
export type Day = string;
/** ISO 8601 in UTC */
export type Instant = string;

export interface DemoPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
}

export interface DemoAddress {
  readonly line1: string;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string;
}

export interface DemoPartner {
  readonly slug: Slug;
  readonly name: string;
  readonly type: PartnerType;
  readonly country: CountryCode;
  readonly timeZone: string;
  readonly language: string;
  readonly mpnId: string;
  readonly domain: string;
  /** For a reseller the providers it is linked to, else empty. */
  readonly providers: readonly Slug[];
  /** Whom customers may reach. */
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
}

export interface DemoAgent {
  readonly slug: Slug;
  readonly partner: Slug;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly roles: readonly AgentRole[];
}

export interface DemoCustomer {
  readonly slug: Slug;
  readonly companyName: string;
  readonly domain: string;
  readonly country: CountryCode;
  readonly language: string;
  readonly timeZone: string;
  readonly address: DemoAddress;
  /** Null in every country that does not demand one. */
  readonly registrationNumber: string | null;
  readonly primaryContact: DemoPerson;
  /** The partner that created the customer and so issued its first credentials. */
  readonly createdBy: Slug;
  /** How it came in: with an attestation, to be asked to accept, or from an import. */
  readonly agreementRoute: 'ATTESTED' | 'WILL_BE_ASKED' | 'IMPORTED';
  readonly createdAt: Instant;
}

export interface DemoCustomerUser extends DemoPerson {
  readonly slug: Slug;
  readonly customer: Slug;
  readonly roles: readonly CustomerUserRole[];
  /** ONE_TIME: the first credentials are not used yet, so that the first sign-in asks for a new password. */
  readonly passwordState: 'ONE_TIME' | 'CHOSEN';
}

export interface DemoRelationship {
  readonly slug: Slug;
  readonly customer: Slug;
  readonly seller: Slug;
  readonly provider: Slug | null;
  readonly state: RelationshipState;
  readonly imported: boolean;
  /** When the row came to be: requested, or made at once by the partner. */
  readonly createdAt: Instant;
  /** When it became ACTIVE; null if it never did. */
  readonly activatedAt: Instant | null;
  /** When it was declined, expired, withdrawn or ended. */
  readonly closedAt: Instant | null;
  /** The status that table S gives on `today`; null where the relationship is neither ACTIVE nor REQUESTED. */
  readonly agreementStatus: AgreementStatus | null;
}

export interface DemoAgreement extends SampleAgreementEdition {
  readonly slug: Slug;
  readonly languages: readonly SampleAgreementLanguage[];
}

export interface DemoAcceptance {
  readonly slug: Slug;
  readonly method: AcceptanceMethod;
  readonly rule: 'A10' | 'D15';
  readonly customer: Slug;
  readonly relationship: Slug;
  readonly agreement: Slug;
  readonly language: SampleAgreementLanguage;
  /** The attesting partner; null for DIRECT. */
  readonly partner: Slug | null;
  readonly attestedBy: Slug | null;
  readonly acceptedBy: Slug | null;
  readonly invitation: Slug | null;
  readonly signer: DemoPerson;
  readonly dateAgreed: Day;
  readonly recordedAt: Instant;
  readonly supersedes: Slug | null;
}

export interface DemoWithdrawal {
  readonly slug: Slug;
  readonly acceptance: Slug;
  readonly agent: Slug;
  readonly reason: string;
  readonly recordedAt: Instant;
}

export interface DemoInvitation {
  readonly slug: Slug;
  readonly kind: InvitationKind;
  readonly status: InvitationStatus;
  readonly seller: Slug;
  readonly provider: Slug | null;
  readonly sentBy: Slug;
  /** Null while the invitation is bound to no customer. */
  readonly customer: Slug | null;
  readonly relationship: Slug | null;
  /** As the partner typed them. */
  readonly companyName: string;
  readonly email: string;
  readonly language: 'en' | 'ja';
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly openedAt: Instant | null;
  readonly toldToContactPartnerAt: Instant | null;
  /** When it was accepted, declined or revoked. */
  readonly closedAt: Instant | null;
}

export interface DemoOrderLine {
  readonly product: string;
  readonly quantity: number;
}

export interface DemoOrder {
  readonly slug: Slug;
  readonly relationship: Slug;
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly imported: boolean;
  /** The row of table P that decided it; null for imported history. */
  readonly rule: 'P5' | 'P7' | 'P8' | null;
  /** Null for imported history. */
  readonly placedBy: Slug | null;
  readonly lines: readonly DemoOrderLine[];
  readonly createdAt: Instant;
  readonly placedAt: Instant | null;
  readonly cancelledAt: Instant | null;
}

export interface DemoSubscription {
  readonly slug: Slug;
  readonly order: Slug;
  readonly relationship: Slug;
  readonly kind: OrderKind;
  readonly lines: readonly DemoOrderLine[];
  readonly state: SubscriptionState;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly autoRenew: boolean;
}

/** Somebody to sign in as. The words are for the person who reads the printed list. */
export interface DemoPersona {
  readonly key: 'directBillAgent' | 'providerAgent' | 'resellerAgent' | 'customerWhoMayAccept' | 'customerWhoIsBlocked' | 'customerWithFirstCredentials';
  readonly audience: 'AGENT' | 'CUSTOMER_USER';
  readonly person: Slug;
  /** The link to try with it. */
  readonly invitation: Slug | null;
  readonly purpose: { readonly en: string; readonly ja: string };
}

/** A situation that is ready to be tried, by the rows it begins with. */
export interface DemoTrial {
  readonly relationship: Slug;
  readonly invitation: Slug | null;
  readonly order: Slug | null;
  readonly customerUser: Slug;
}

export type DemoTrialKey =
  | 'existingPartnerDirectBill'
  | 'existingPartnerReseller'
  | 'newPartnerDirectBill'
  | 'newPartnerReseller'
  | 'orderPromptDirectBill'
  | 'orderPromptReseller'
  | 'heldOrderDirectBill'
  | 'heldOrderReseller'
  | 'relationshipOnly';

export interface DemoWorld {
  readonly today: Day;
  readonly partners: readonly DemoPartner[];
  readonly agents: readonly DemoAgent[];
  readonly customers: readonly DemoCustomer[];
  readonly customerUsers: readonly DemoCustomerUser[];
  readonly relationships: readonly DemoRelationship[];
  readonly agreements: readonly DemoAgreement[];
  readonly acceptances: readonly DemoAcceptance[];
  readonly withdrawals: readonly DemoWithdrawal[];
  readonly invitations: readonly DemoInvitation[];
  readonly orders: readonly DemoOrder[];
  readonly subscriptions: readonly DemoSubscription[];
  readonly personas: readonly DemoPersona[];
  readonly trials: Readonly<Record<DemoTrialKey, DemoTrial>>;
}
