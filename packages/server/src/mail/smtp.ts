import { emailFault } from '@assent/domain';
import { createTransport } from 'nodemailer';
import type { MailConfig } from './mail-config';
import { JobFault } from '../jobs/job-fault';
import { oneLine } from './letters/letter';
import type { Mail, Mailbox } from './mail';

export interface Envelope {
  /** The same however often a mail is sent, so that a second copy can be recognised. */
  readonly messageId: string;
  readonly date: Date;
  readonly signal: AbortSignal;
}

export interface Postman {
  send(mail: Mail, envelope: Envelope): Promise<void>;
}

const TIMES = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 20_000 };

/** Sends by SMTP, one connection for each mail: there are few, and none waits on another's connection. */
export function postmanOf({ server, from }: MailConfig): Postman {
  const transport = createTransport({ ...server, ...TIMES, disableFileAccess: true, disableUrlAccess: true });
  return {
    send: async ({ to, replyTo, letter }, { messageId, date, signal }) => {
      const recipient = checked(to);
      const { locale, subject, text, html } = letter;
      const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale };
      const content = { subject: oneLine(subject), text, html, headers, messageId, date, ...(replyTo && { replyTo: checked(replyTo) }) };
      await transport.sendMail({ from, to: recipient, envelope: { from: from.address, to: recipient.address }, ...content, signal }).catch(refuse);
    },
  };
}

/** An address is one address and a name is one line, whatever somebody typed: nothing of it may become a header or a second recipient. */
function checked({ name, address }: Mailbox): Mailbox {
  if (emailFault(address) !== null) throw new JobFault('ADDRESS_MALFORMED', true);
  return { name: oneLine(name), address };
}

interface SmtpError {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly permanent?: unknown;
}

/** What the server answered quotes the address, so only its codes are kept. It is final when the server refused this very mail for good. */
function refuse(error: unknown): never {
  const { code, originalCode, responseCode, response, permanent }: SmtpError = typeof error === 'object' && error !== null ? error : {};
  const enhanced = typeof response === 'string' ? /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0] : undefined;
  const parts = [code, originalCode].flatMap((part) => (typeof part === 'string' && /^[A-Z_]{2,40}$/.test(part) ? [part] : []));
  const reply = typeof responseCode === 'number' ? [String(responseCode), ...(enhanced === undefined ? [] : [enhanced])] : [];
  const said = [...new Set([...parts, ...reply])].join(' ');
  throw new JobFault(said || 'SMTP_FAILED', permanent === true && (code === 'EENVELOPE' || code === 'EMESSAGE'));
}

