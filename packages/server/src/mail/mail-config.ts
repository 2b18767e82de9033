import { emailFault } from '@assent/domain';
import * as v from 'valibot';
import { KEY_BYTES, keys } from '../config-values';
import { StartFault } from '../start-fault';
import type { Mailbox } from './mail';

/** How mails are sent. */
export interface MailConfig {
  readonly server: SmtpServer;
  readonly from: Mailbox;
  /** The first encrypts what waits; the others only open what was encrypted before. */
  readonly secrets: readonly Buffer[];
}

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

const smtpUrl = v.pipe(
  v.string(),
  v.check((text) => /^smtps?:\/\/./.test(text) && URL.canParse(text) && new URL(text).hostname !== '', 'must be smtp://user:password@host:port, or smtps://'),
  v.transform(serverOf),
);

const sender = v.pipe(
  v.string(),
  v.transform(mailboxOf),
  v.check(({ address }) => emailFault(address) === null, 'must be an address, or Name <address>'),
);

/** The variables of mail, for config.ts. */
export const mailVariables = {
  SMTP_URL: v.pipe(v.optional(smtpUrl), v.description('smtp://user:password@host:port, or smtps:// for TLS from the start. A password is only sent over TLS, except to this machine. Not set: no email is sent, and the product says so.')),
  MAIL_FROM: v.pipe(v.optional(sender), v.description('Whom emails come from: an address, or Name <address>. Needed with SMTP_URL.')),
  MAIL_SECRET: v.pipe(
    v.optional(keys),
    v.description('32 random bytes in base64, which encrypt links and codes while their email waits, and second factors. Needed with SMTP_URL; without it nobody can add a second factor. To change it, put the new one before the old one with a comma between.'),
  ),
};

/** What must not be repeated in a message, for it holds passwords or keys. */
export const secretMailVariables: readonly string[] = ['SMTP_URL', 'MAIL_SECRET'];

interface Read {
  readonly SMTP_URL?: SmtpServer | undefined;
  readonly MAIL_FROM?: Mailbox | undefined;
  readonly MAIL_SECRET?: readonly Buffer[] | undefined;
}

export function mailConfigOf({ SMTP_URL: server, MAIL_FROM: from, MAIL_SECRET: secrets }: Read): MailConfig | null {
  if (server === undefined) return null;
  if (from === undefined) throw new StartFault('MAIL_FROM must be set when SMTP_URL is: mails need a sender');
  if (secrets === undefined) throw new StartFault(`MAIL_SECRET must be set when SMTP_URL is: make one with \`openssl rand -base64 ${KEY_BYTES}\``);
  return { server, from, secrets };
}

function serverOf(text: string): SmtpServer {
  const { protocol, hostname, port, username, password } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'smtps:';
  const auth = username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
  const isHere = host === 'localhost' || host === '::1' || host.startsWith('127.');
  return { host, port: port === '' ? (secure ? 465 : 587) : Number(port), secure, requireTLS: !secure && !isHere && username !== '', ...auth };
}

function mailboxOf(text: string): Mailbox {
  const named = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text);
  return named === null ? { name: '', address: text.trim() } : { name: named[1] ?? '', address: named[2] ?? '' };
}
