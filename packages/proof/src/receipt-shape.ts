import { isObject, type JsonObject } from './json';
import { RECEIPT_FORMAT, type Receipt } from './receipt';

/** What each part of a receipt has, no less and no more: what nobody checks must not stand in it. */
const EVENT = ['id', 'kind', 'occurredAt', 'actorKind', 'actorId', 'partnerId', 'customerId', 'subjectId', 'code', 'rule', 'payload'];
const PROOF = ['leafIndex', 'treeSize', 'inclusion', 'checkpoint', 'timestamp'];

type Shape = (value: unknown, path: string) => string | null;

const text: Shape = (value, path) => (typeof value === 'string' ? null : path);
const count: Shape = (value, path) => (typeof value === 'number' ? null : path);
const anything: Shape = () => null;
const orNull = (shape: Shape): Shape => (value, path) => (value === null ? null : shape(value, path));

const listOf =
  (shape: Shape): Shape =>
  (value, path) =>
    Array.isArray(value) ? firstOf(value.map((each, index) => shape(each, `${path}.${index}`))) : path;

const having =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (!isObject(value)) return path;
    const missing = Object.entries(shapes).map(([name, shape]) => (Object.hasOwn(value, name) ? shape(value[name], join(path, name)) : join(path, name)));
    return firstOf([...missing, ...unknownIn(value, shapes, path)]);
  };

const unknownIn = (value: JsonObject, shapes: object, path: string): string[] => Object.keys(value).filter((name) => !Object.hasOwn(shapes, name)).map((name) => join(path, name));

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const firstOf = (faults: readonly (string | null)[]): string | null => faults.find((fault) => fault !== null) ?? null;

const group = having({ fields: anything, salt: text });
const event = having({ ...Object.fromEntries(EVENT.map((name) => [name, orNull(text)])), id: text, kind: text, occurredAt: text, actorKind: text, payload: anything });
const proof = having({ ...Object.fromEntries(PROOF.map((name) => [name, text])), leafIndex: count, treeSize: count, inclusion: listOf(text), timestamp: orNull(text) });
const receipt = having({
  format: (value, path) => (value === RECEIPT_FORMAT ? null : path),
  acceptance: (value, path) => (isObject(value) ? null : path),
  event,
  disclosed: having({ signer: orNull(group), evidence: orNull(group), parties: orNull(group) }),
  proof: orNull(proof),
  later: listOf(having({ event, proof: orNull(proof) })),
});

/** Where something that was read as JSON is no receipt, as a dotted path; null when it is one. */
export function faultOfShape(value: unknown): string | null {
  return isObject(value) ? receipt(value, '') : 'receipt';
}

export const isReceipt = (value: unknown): value is Receipt => faultOfShape(value) === null;
