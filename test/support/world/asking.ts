import { ask as post, type Fault } from '../app';
import type { World } from './world';

/** Whoever sends requests to one of the two sites; `cookie` is '' for somebody who is not signed in. */
export interface Visitor {
  readonly site: 'CONSOLE' | 'ACCEPTANCE';
  readonly cookie: string;
  /** What is sent as a Bearer key. */
  readonly key?: string;
  /** Accept-Language; English unless said otherwise. */
  readonly language?: string;
}

export const inJapanese = <Someone extends Visitor>(visitor: Someone): Someone => ({ ...visitor, language: 'ja-JP,ja;q=0.9,en;q=0.5' });

export const CONSOLE_STRANGER: Visitor = { site: 'CONSOLE', cookie: '' };
export const STRANGER: Visitor = { site: 'ACCEPTANCE', cookie: '' };

export interface Heard {
  readonly data: Record<string, unknown> | null;
  readonly faults: readonly Fault[];
}

export async function hear(world: World, visitor: Visitor, document: string, variables: object = {}): Promise<Heard> {
  const url = visitor.site === 'CONSOLE' ? world.app.consoleUrl : world.app.acceptanceUrl;
  const { body } = await post(url, document, variables, { cookie: visitor.cookie, 'accept-language': visitor.language ?? 'en', authorization: visitor.key === undefined ? '' : `Bearer ${visitor.key}` });
  return { data: body.data ?? null, faults: body.errors ?? [] };
}

/** The value of the one root field that the document asks for; throws on any fault. */
export async function ask(world: World, visitor: Visitor, document: string, variables: object = {}): Promise<unknown> {
  const { data, faults } = await hear(world, visitor, document, variables);
  if (faults.length > 0) throw new Error(`Asking failed: ${JSON.stringify(faults)}`);
  return Object.values(data ?? {})[0];
}

/** The code of the fault that a request was answered with; throws when it was answered otherwise. */
export async function faultOf(world: World, visitor: Visitor, document: string, variables: object = {}): Promise<string> {
  const { data, faults } = await hear(world, visitor, document, variables);
  const [fault] = faults;
  if (fault === undefined) throw new Error(`No fault, but ${JSON.stringify(data)}`);
  return String(fault.extensions['code']);
}

/** What lies at a path such as `acceptance.signer.email`; undefined where the path leads nowhere. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => (typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined), value);
}

export function textAt(value: unknown, path: string): string {
  const found = at(value, path);
  if (typeof found !== 'string') throw new Error(`There is no text at ${path} of ${JSON.stringify(value)}`);
  return found;
}

export function listAt(value: unknown, path: string): unknown[] {
  const found: unknown = at(value, path);
  if (!Array.isArray(found)) throw new Error(`There is no list at ${path} of ${JSON.stringify(value)}`);
  return found;
}

/** The nodes of the connection at a path. */
export const nodesAt = (value: unknown, path: string): unknown[] => listAt(value, `${path}.edges`).map((edge) => at(edge, 'node'));
