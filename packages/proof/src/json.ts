import canonicalize from 'canonicalize';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object there, or one without any field. */
export const objectAt = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

export function textAt(object: JsonObject, name: string): string | null {
  const value = object[name];
  return typeof value === 'string' ? value : null;
}

export function countAt(object: JsonObject, name: string): number | null {
  const value = object[name];
  return typeof value === 'number' ? value : null;
}

/** The same JSON, whatever the order of its names (RFC 8785). */
export const isSameJson = (one: unknown, other: unknown): boolean => canonicalize(one) === canonicalize(other);

/** Where two JSON values differ first, as a dotted path; null when they are the same. */
export function differenceOf(given: unknown, expected: unknown, path: string): string | null {
  if (isSameJson(given, expected)) return null;
  if (!isObject(given) || !isObject(expected)) return path;
  for (const name of new Set([...Object.keys(expected), ...Object.keys(given)])) {
    const found = differenceOf(given[name], expected[name], `${path}.${name}`);
    if (found !== null) return found;
  }
  return path;
}
