import { translate } from '@assent/i18n';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { FieldRefusal, Refusal } from '../graphql/refusal.types';
import { messageKey } from '../graphql/refusals';

/** Signing in knows no table and sends nobody elsewhere. */
export function authRefusal({ locale }: Context, code: string, fields: readonly { readonly path: string; readonly code: string }[] = []): Refusal {
  return make(Refusal, {
    code,
    message: translate(locale, messageKey(`refusals.code.${code}`)),
    fields: fields.map((field) => make(FieldRefusal, { ...field, message: translate(locale, messageKey(`refusals.field.${field.code}`)), earliest: null })),
    rule: null,
    remedies: [],
    partner: null,
    people: [],
  });
}
