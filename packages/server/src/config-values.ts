import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { isLoopbackOrigin } from './http/origin';

/** How the values of the environment are written. */
export const wholeNumber = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return v.pipe(v.string(), v.regex(/^\d{1,12}$/, message), v.transform(Number), v.minValue(least, message), v.maxValue(most, message));
};

export const KEY_BYTES = 32;

/** One key or several, of which the first is in use. */
export const keys = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((part) => Buffer.from(part.trim(), 'base64'))),
  v.check((list) => list.every((key) => key.length === KEY_BYTES), `must be ${KEY_BYTES} random bytes in base64, as \`openssl rand -base64 ${KEY_BYTES}\` makes them`),
);

export const onOrOff = v.pipe(
  v.picklist(['on', 'off'], 'must be on or off'),
  v.transform((text) => text === 'on'),
);

export const folder = v.pipe(
  v.string(),
  v.transform((path) => resolve(path)),
);

export const proxies = v.pipe(
  v.string(),
  v.transform((list) => list.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '')),
  v.check((list) => list.every(isNetwork), 'must be addresses or networks with commas between them, such as 127.0.0.1, 10.0.0.0/8'),
);

export const postgresUrl = v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\/./, 'must start with postgres:// or postgresql://'));

// Without TLS a browser keeps no Secure cookie, except for its own machine; a site that nobody can sign in to is refused here, not found out later.
export const siteOrigin = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\/$/, '')),
  v.check((text) => URL.canParse(text) && new URL(text).origin === text, 'must be an origin such as https://console.example.com, without a path'),
  v.check((text) => text.startsWith('https://') || isLoopbackOrigin(text), 'must start with https:// (http:// is only for localhost)'),
);

function isNetwork(entry: string): boolean {
  const [address = '', bits, ...more] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128));
}
