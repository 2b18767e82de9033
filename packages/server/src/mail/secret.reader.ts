import { linkStatusAt, todayIn } from '@assent/domain';
import { hashOf } from '../auth/token';
import { InvitationEntity } from '../invitations/invitation.entity';
import { invitationMail, mailLocale } from '../invitations/invitation.mail';
import { readSentBack } from '../invitations/sent-back.reader';
import { readPartners } from '../partners/partner.reader';
import { asDocument, oneLine } from './letters/letter';
import { passwordReset, signInCode, type WithSecret } from './letters/secrets';
import type { Mail } from './mail';
import type { OrderOf } from './mail-order';
import { readAccount } from './reader-of-mail.reader';
import type { Writing } from './writing';

/** Not for a link that was answered, revoked or replaced before its mail went out. */
export async function readInvitation({ manager, now, origins, secret }: Writing, { invitationId }: OrderOf<'INVITATION'>): Promise<Mail | null> {
  const invitation = await manager.findOneByOrFail(InvitationEntity, { id: invitationId });
  const { kind, language, sellerId, providerId, email, expiresAt, tokenHash } = invitation;
  const isOpen = linkStatusAt(invitation, now) === 'OPEN';
  if (!isOpen || email === null || secret === null || hashOf(secret) !== tokenHash) return null;
  const partners = await readPartners(manager, providerId === null ? [sellerId] : [sellerId, providerId]);
  const partner = partners.find(({ id }) => id === sellerId);
  if (partner === undefined) throw new Error('An invitation has no seller');
  const provider = partners.find(({ id }) => id === providerId) ?? null;
  const url = `${origins.acceptance}/accept/${secret}`;
  const companyName = oneLine(invitation.companyName);
  const sentBack = await readSentBack(manager, invitation, (onFile) => onFile === email, now);
  const { subject, text, html } = invitationMail({ kind, companyName, language, validUntil: todayIn(partner.timeZone, expiresAt), url, partner, provider, sentBack });
  const locale = mailLocale(language);
  return {
    to: { name: companyName, address: email },
    replyTo: { name: partner.contact.name, address: partner.contact.email },
    letter: { locale, subject, text: `${text}\n`, html: asDocument(locale, subject, html) },
  };
}

/** The secret is the token; the link leads to the site that the person signs in at. */
export function readPasswordReset(writing: Writing, order: OrderOf<'PASSWORD_RESET'>): Promise<Mail | null> {
  const { secret, origins } = writing;
  const origin = order.audience === 'CONSOLE' ? origins.console : origins.acceptance;
  return withSecret({ ...writing, secret: secret && `${origin}/new-password#${secret}` }, order, passwordReset);
}

export const readCode = (writing: Writing, order: OrderOf<'CODE'>): Promise<Mail | null> => withSecret(writing, order, signInCode);

type Carrying = OrderOf<'PASSWORD_RESET'> | OrderOf<'CODE'>;

/** Not after its time: a code that is late would only be tried in vain. */
async function withSecret({ manager, now, secret }: Writing, order: Carrying, write: (facts: WithSecret) => Mail['letter']): Promise<Mail | null> {
  const account = await readAccount(manager, { to: 'PERSON', ...order });
  const { validUntil } = order;
  if (account === null || secret === null || new Date(validUntil) <= now) return null;
  const { mailbox: to, locale, timeZone } = account.addressee;
  return { to, letter: write({ locale, person: to.name, validUntil, timeZone, secret }) };
}
