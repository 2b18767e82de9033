/** Every code with which a decision table refuses. The words for each are kept by the translations, keyed by code. */
export const REFUSAL_CODES = [
  'AGREEMENT_CHANGED', 'AGREEMENT_DATES_WRONG', 'AGREEMENT_DAY_TAKEN', 'AGREEMENT_DOES_NOT_ASK',
  'AGREEMENT_INCOMPLETE', 'AGREEMENT_NOT_ACCEPTED', 'AGREEMENT_NOT_AVAILABLE', 'AGREEMENT_NOT_IN_FORCE',
  'AGREEMENT_TOO_OLD', 'AGREEMENT_VERSION_IN_FORCE', 'AGREEMENT_VERSION_TAKEN', 'AGREEMENT_VERSION_UNKNOWN',
  'ALREADY_ACCEPTED', 'ATTESTATION_NOT_CONFIRMED', 'CONSENT_REQUIRED', 'COUNTRY_FIXED', 'CREDENTIALS_IN_USE',
  'CUSTOMER_INCOMPLETE', 'DATE_BEFORE_VERSION', 'DATE_INVALID', 'DATE_IN_FUTURE', 'DOMAIN_NOT_AVAILABLE',
  'INDIRECT_RESELLER_CANNOT_ATTEST', 'INVITATION_NOT_OPEN', 'INVITEE_INCOMPLETE', 'LINK_DECLINED', 'LINK_EXPIRED',
  'LINK_REVOKED', 'MAIL_NOT_CONFIGURED', 'NOT_DISPUTABLE', 'NOT_FOUND', 'NOT_YOUR_CUSTOMER', 'NOT_YOUR_PARTNER',
  'ORDER_NOT_HELD', 'PROVIDER_REQUIRED', 'REASON_REQUIRED', 'REGION_NOT_SERVED', 'RELATIONSHIP_CANNOT_CHANGE',
  'ROLE_CANNOT_ACCEPT', 'ROLE_CANNOT_ATTEST', 'ROLE_CANNOT_CREATE_CUSTOMER', 'ROLE_CANNOT_END_RELATIONSHIP',
  'ROLE_CANNOT_INVITE', 'ROLE_CANNOT_ISSUE_CREDENTIALS', 'ROLE_CANNOT_ORDER', 'ROLE_CANNOT_REQUEST_ATTESTATION',
  'ROLE_CANNOT_UPDATE_CUSTOMER', 'ROLE_CANNOT_WITHDRAW',
  'SIGNER_INCOMPLETE', 'SIGN_IN_REQUIRED', 'SUBSCRIPTION_ACTIVE', 'WRONG_CUSTOMER',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Codes of outcomes that are neither done nor refused: something is asked of somebody first. */
export const SPECIAL_OUTCOME_CODES = ['ASK', 'CONFIRM_COMPANY', 'CONFIRMATION_REQUIRED', 'CONTACT_PARTNER'] as const;
export type SpecialOutcomeCode = (typeof SPECIAL_OUTCOME_CODES)[number];

/** What the person who was refused can do about it, most useful first. */
export const REMEDIES = [
  'ASK_COLLEAGUE', 'ASK_PARTNER_FOR_NEW_LINK', 'ATTEST', 'CHOOSE_VERSION_IN_FORCE', 'CORRECT_FIELDS', 'END_SUBSCRIPTIONS',
  'FORWARD', 'NAME_NEW_VERSION', 'NAME_PROVIDER', 'READ_AGREEMENT_AGAIN', 'REMIND', 'REQUEST_ATTESTATION',
  'REQUEST_RELATIONSHIP', 'SEND_YOURSELF', 'SIGN_IN', 'SIGN_IN_AS_SOMEONE_ELSE', 'TICK_BOX', 'WITHDRAW_FIRST',
] as const;
export type Remedy = (typeof REMEDIES)[number];

/** Whom a refusal names: the service looks them up and sends them along. */
export const NAMED_IN_REFUSAL = ['AGENTS_WHO_MAY', 'ADMIN_AGENTS', 'USERS_WHO_MAY', 'PROVIDER', 'INVITING_PARTNER'] as const;
export type NamedInRefusal = (typeof NAMED_IN_REFUSAL)[number];

/** What is wrong with one field of an input. */
export const FIELD_CODES = [
  'REQUIRED', 'TOO_SHORT', 'TOO_LONG', 'MALFORMED', 'NOT_A_NAME', 'UNKNOWN', 'NOT_ALLOWED', 'PARTNER_DOMAIN', 'NOT_TICKED',
  'IN_FUTURE', 'BEFORE_VERSION', 'TAKEN', 'TWICE', 'PASSED', 'TOO_LATE', 'BEFORE_EFFECTIVE', 'OLDER_THAN_IN_FORCE', 'EMPTY', 'TOO_LARGE',
  'WRONG_TYPE', 'NOT_UTF8', 'UNKNOWN_LANGUAGE', 'NOT_A_LANGUAGE_TAG', 'NOT_OFFERED',
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

/** One field and what is wrong with it. `path` is dotted and relative to the checked input. */
export interface FieldFault {
  readonly path: string;
  readonly code: FieldCode;
  /** The first day that would do, where the fault is a day before it. */
  readonly earliest?: string;
}

/** A checked input: its clean value, or every fault found. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fields: readonly FieldFault[] };

/** The outcome of a row that refuses. */
export interface Refuse<Code extends RefusalCode = RefusalCode> {
  readonly kind: 'REFUSE';
  readonly code: Code;
  readonly remedies: readonly Remedy[];
  readonly names: readonly NamedInRefusal[];
  readonly fields: readonly FieldFault[];
}

interface RefuseDetails {
  readonly remedies?: readonly Remedy[];
  readonly names?: readonly NamedInRefusal[];
  readonly fields?: readonly FieldFault[];
}

export function refuse<Code extends RefusalCode>(code: Code, details: RefuseDetails = {}): Refuse<Code> {
  const { remedies = [], names = [], fields = [] } = details;
  return { kind: 'REFUSE', code, remedies, names, fields };
}
