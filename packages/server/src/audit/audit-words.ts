import { isMessageKey, translate, type Locale } from '@assent/i18n';
import type { EventKind } from '../events/event-kinds';

/** Who an event says acted. */
export const ACTOR_KINDS = ['AGENT', 'CUSTOMER_USER', 'OPERATOR', 'SYSTEM', 'ANONYMOUS'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const wordsOfKind = (locale: Locale, kind: EventKind): string => translate(locale, `audit.kind.${kind}`);

export const wordsOfActor = (locale: Locale, kind: ActorKind): string => translate(locale, `audit.actor.${kind}`);

/** Why something was refused; null for a code that is no refusal of a rule. */
export function wordsOfRefusal(locale: Locale, code: string | null): string | null {
  const key = `refusals.code.${code ?? ''}`;
  return isMessageKey(key) ? translate(locale, key) : null;
}
