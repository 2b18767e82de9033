import type { FieldFault, Refuse } from '@assent/domain';
import { formatDay, isMessageKey, translate, type MessageKey } from '@assent/i18n';
import type { Context } from './context';
import { notFound } from './errors';
import { make } from './make';
import { agentOf } from './policy';
import { FieldRefusal, Refusal, Remedy, Warning } from './refusal.types';
import { Person } from '../partners/partner.types';
import { NextStep } from '../customers/customer.types';

/** A refusal as plain data: what services return. */
export interface RefusalFacts {
  readonly kind: 'REFUSED';
  readonly code: string;
  readonly rule: string | null;
  readonly fields: readonly FieldFault[];
  readonly remedies: readonly string[];
  /** The partner that the refusal names. */
  readonly partnerId: string | null;
  readonly people: readonly { readonly firstName: string; readonly lastName: string; readonly email: string }[];
}

type Details = Partial<Pick<RefusalFacts, 'fields' | 'partnerId' | 'people'>>;

/** A row of a table said no; `details` are what the table cannot know: which fields, and who is named. */
export function refused(row: string, outcome: Refuse, details: Details = {}): RefusalFacts {
  const { code, remedies, fields } = outcome;
  return { kind: 'REFUSED', code, rule: row, remedies, fields: details.fields ?? fields, partnerId: details.partnerId ?? null, people: details.people ?? [] };
}

/** An input that no table judges: its fields are at fault. */
export function malformed(code: string, fields: readonly FieldFault[]): RefusalFacts {
  return { kind: 'REFUSED', code, rule: null, fields, remedies: ['CORRECT_FIELDS'], partnerId: null, people: [] };
}

/** A refusal in the reader's language. */
export async function toRefusal({ locale, loaders }: Context, facts: RefusalFacts): Promise<Refusal> {
  // How many fields are named chooses the form of a message that has two.
  const say = (kind: string, code: string): string => translate(locale, messageKey(`refusals.${kind}.${code}`), { count: facts.fields.length });
  const sayFrom = (kind: string, code: string, earliest: string | undefined): string => {
    const key = `refusals.${kind}From.${code}`;
    return earliest !== undefined && isMessageKey(key) ? translate(locale, key, { day: formatDay(earliest, locale) }) : say(kind, code);
  };
  return make(Refusal, {
    code: facts.code,
    rule: facts.rule,
    message: sayFrom('code', facts.code, facts.fields.find(({ earliest }) => earliest !== undefined)?.earliest),
    fields: facts.fields.map(({ path, code, earliest }) => make(FieldRefusal, { path, code, message: sayFrom('field', code, earliest), earliest: earliest ?? null })),
    remedies: facts.remedies.map((code) => make(Remedy, { code, message: say('remedy', code) })),
    partner: facts.partnerId === null ? null : await loaders.partner.load(facts.partnerId),
    people: facts.people.map(({ firstName, lastName, email }) => make(Person, { firstName, lastName, email })),
  });
}

export function toNextStep({ locale }: Context, code: string): NextStep {
  return make(NextStep, { code, message: translate(locale, messageKey(`refusals.nextStep.${code}`)) });
}

/** What goes ahead, and what should be known before. */
export function toWarning({ locale, viewer }: Context, code: string | null): Warning | null {
  if (code === null) return null;
  const isSentToProvider = code === 'CUSTOMER_WILL_BE_SENT_BACK' && agentOf(viewer)?.partnerType === 'INDIRECT_RESELLER';
  const words = isSentToProvider ? 'refusals.code.CUSTOMER_WILL_BE_SENT_TO_PROVIDER' : messageKey(`refusals.code.${code}`);
  return make(Warning, { code, message: translate(locale, words) });
}

/** The words of a code; a code without words is our fault, never an empty message. */
export function messageKey(key: string): MessageKey {
  if (!isMessageKey(key)) throw new Error(`no words for ${key}`);
  return key;
}

/** The answer of a mutation that was refused. What a viewer may not see is not found, thrown like any other client's fault. */
export async function answerRefusal(context: Context, facts: RefusalFacts): Promise<Refusal> {
  if (facts.code === 'NOT_FOUND') throw notFound();
  return toRefusal(context, facts);
}
