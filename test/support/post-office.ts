import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Delivered {
  readonly to: string;
  readonly from: string;
  /** The message as it went over the wire. */
  readonly raw: string;
  readonly mail: Email;
}

export interface PostOffice {
  readonly port: number;
  /** Everything that was taken in, in order. */
  readonly delivered: Delivered[];
  deliveredTo(address: string): Delivered[];
  /** From now on this address is refused with this answer. */
  refuse(address: string, responseCode: number, answer: string): void;
  /** From now on a message is taken in but not confirmed, until `confirm` is called. */
  hold(): { confirm(): void };
  close(): Promise<void>;
  /** Listens on the same port again. */
  reopen(): Promise<void>;
}

export interface PostOfficeOptions {
  /** Whoever cannot say this is turned away. */
  readonly login?: { readonly user: string; readonly pass: string };
}

/** A real SMTP server on a free port of this machine. */
export async function openPostOffice({ login }: PostOfficeOptions = {}): Promise<PostOffice> {
  const delivered: Delivered[] = [];
  const refused = new Map<string, Error & { responseCode: number }>();
  let held: Promise<void> | null = null;
  const options: SMTPServerOptions = {
    disabledCommands: ['STARTTLS'],
    authOptional: login === undefined,
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, answer) =>
      username === login?.user && password === login?.pass ? answer(null, { user: username }) : answer(Object.assign(new Error('No such login'), { responseCode: 535 })),
    onRcptTo: ({ address }, _session, answer) => answer(refused.get(address) ?? null),
    onData: (stream, { envelope }, answer) => {
      const take = async (): Promise<void> => {
        const raw = await text(stream);
        const mail = await PostalMime.parse(raw);
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        for (const { address } of envelope.rcptTo) delivered.push({ to: address, from, raw, mail });
        await held;
      };
      take().then(() => answer(null), answer);
    },
  };
  let server = await listening(options, 0);
  const port = portOf(server);
  return {
    port,
    delivered,
    deliveredTo: (address) => delivered.filter(({ to }) => to === address),
    refuse: (address, responseCode, answer) => void refused.set(address, Object.assign(new Error(answer), { responseCode })),
    hold: () => {
      let confirm: () => void = () => undefined;
      held = new Promise((resolve) => (confirm = resolve));
      return {
        confirm: () => {
          held = null;
          confirm();
        },
      };
    },
    close: () => new Promise((resolve) => server.close(resolve)),
    reopen: async () => {
      server = await listening(options, port);
    },
  };
}

function listening(options: SMTPServerOptions, port: number): Promise<SMTPServer> {
  const server = new SMTPServer(options);
  // A client that is killed in the middle is what some tests are about.
  server.on('error', () => undefined);
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

function portOf({ server }: SMTPServer): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The post office listens on no port');
  return address.port;
}

export const MAIL_SECRET = Buffer.alloc(32, 7).toString('base64');

/** The variables with which a server sends its mails here. */
export const mailEnv = ({ port }: Pick<PostOffice, 'port'>): Record<string, string> => ({
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  MAIL_FROM: 'Assent <agreements@assent.example>',
  MAIL_SECRET,
});
