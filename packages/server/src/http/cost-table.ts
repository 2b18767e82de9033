/** A field that gives a value. */
const VALUE = 1;
/** A field that gives an object, for which a row may have to be read. */
const OBJECT = 2;
/** A field that changes something: a transaction, events, jobs. */
const CHANGE = 20;
/** Work that is slow on purpose (a password is hashed or compared) or that counts many rows. */
const SLOW = 100;

/** Fields that cost other than their kind (ADR 0130). */
const EXCEPTIONS: Partial<Record<string, number>> = {
  'Mutation.changePassword': SLOW,
  'Mutation.createCustomer': SLOW,
  'Mutation.issueCredentials': SLOW,
  'Mutation.publishAgreement': SLOW,
  'Mutation.signIn': SLOW,
  'Query.acceptanceSummary': SLOW,
};

/** How many rows a list is taken to have whose length cannot be asked for. */
export const UNPAGED_ROWS = 10;

export interface PricedField {
  readonly parent: string;
  readonly name: string;
  readonly isObject: boolean;
}

export function costOf({ parent, name, isObject }: PricedField): number {
  const exception = EXCEPTIONS[`${parent}.${name}`];
  if (exception !== undefined) return exception;
  if (parent === 'Mutation') return CHANGE;
  return isObject ? OBJECT : VALUE;
}

/** The exceptions by name, so that none can outlive its field. */
export const pricedFields: readonly string[] = Object.keys(EXCEPTIONS);
