import { at, textAt, type Visitor } from './asking';
import type { World } from './world';

export interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
}

export const urlOf = ({ app }: World, { site }: Pick<Visitor, 'site'>): string => (site === 'CONSOLE' ? app.consoleUrl : app.acceptanceUrl);

/** What an address of a visitor's site answers. */
export async function fetched(world: World, visitor: Visitor, path: string, headers: Record<string, string> = {}): Promise<Fetched> {
  const response = await fetch(`${urlOf(world, visitor)}${path}`, { headers: { cookie: visitor.cookie, 'accept-language': visitor.language ?? 'en', ...headers } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') };
}

/** The receipt that a stranger can check, as it is downloaded. */
export async function receiptJson(world: World, visitor: Visitor, acceptanceId: string): Promise<unknown> {
  const { status, text } = await fetched(world, visitor, `/acceptances/${acceptanceId}/receipt?format=json`);
  if (status !== 200) throw new Error(`No receipt, but ${status}: ${text}`);
  return JSON.parse(text);
}

/** Sends a document to the console, as its attest form does. */
export async function upload(world: World, visitor: Visitor, content: Buffer, headers: Record<string, string> = {}): Promise<Fetched> {
  const url = urlOf(world, visitor);
  const response = await fetch(`${url}/attachments`, { method: 'POST', body: new Uint8Array(content), headers: { cookie: visitor.cookie, 'content-type': 'application/octet-stream', origin: url, ...headers } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') };
}

export async function uploaded(world: World, visitor: Visitor, content: Buffer): Promise<string> {
  const { text } = await upload(world, visitor, content);
  return textAt(JSON.parse(text), 'id');
}

export const faultCodeOf = ({ text }: Pick<Fetched, 'text'>): unknown => at(JSON.parse(text), 'errors.0.extensions.code');
