import { exchange, type Received } from '../http';
import { at, textAt, type Visitor } from './asking';
import type { World } from './world';

export interface Fetched extends Received {
  readonly text: string;
}

export const urlOf = ({ app }: World, { site }: Pick<Visitor, 'site'>): string => (site === 'CONSOLE' ? app.consoleUrl : app.acceptanceUrl);

export interface Fetching {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: Buffer | undefined;
}

/** What an address of a visitor's site answers. */
export const fetched = (world: World, visitor: Visitor, path: string, headers: Record<string, string> = {}): Promise<Fetched> => requested(world, visitor, path, { headers });

/** The same by any method. */
export async function requested(world: World, visitor: Visitor, path: string, { headers, method = 'GET', body }: Fetching): Promise<Fetched> {
  const all = { cookie: visitor.cookie, 'accept-language': visitor.language ?? 'en', ...headers };
  const received = await exchange(`${urlOf(world, visitor)}${path}`, { method, headers: all, body });
  return {
    ...received,
    get text() {
      return received.bytes.toString('utf8');
    },
  };
}

/** The receipt that a stranger can check, as it is downloaded. */
export async function receiptJson(world: World, visitor: Visitor, acceptanceId: string): Promise<unknown> {
  const { status, text } = await fetched(world, visitor, `/acceptances/${acceptanceId}/receipt?format=json`);
  if (status !== 200) throw new Error(`No receipt, but ${status}: ${text}`);
  return JSON.parse(text);
}

/** Sends a document to the console, as its attest form does. */
export function upload(world: World, visitor: Visitor, content: Buffer, headers: Record<string, string> = {}): Promise<Fetched> {
  return requested(world, visitor, '/attachments', { method: 'POST', body: content, headers: { 'content-type': 'application/octet-stream', origin: urlOf(world, visitor), ...headers } });
}

export async function uploaded(world: World, visitor: Visitor, content: Buffer): Promise<string> {
  const { text } = await upload(world, visitor, content);
  return textAt(JSON.parse(text), 'id');
}

export const faultCodeOf = ({ text }: Pick<Fetched, 'text'>): unknown => at(JSON.parse(text), 'errors.0.extensions.code');
