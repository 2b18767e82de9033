import type { InvitationKind } from '@assent/domain';
import { nameKey } from '../database/name-key';

interface Asking {
  readonly partnerId: string;
  readonly providerId: string | null;
  readonly kind: InvitationKind;
}

/** What is unique among open links to a company: inviting partner, relationship and kind. */
export const boundKey = ({ partnerId, customerId, sellerId, providerId, kind }: Asking & { readonly customerId: string; readonly sellerId: string }): string =>
  `bound:${partnerId}:${customerId}:${sellerId}:${providerId ?? ''}:${kind}`;

/** What is unique among open links that are bound to no company yet. */
export const unboundKey = ({ partnerId, providerId, email, kind }: Asking & { readonly email: string }): string =>
  `unbound:${partnerId}:${providerId ?? ''}:${nameKey(email)}:${kind}`;
