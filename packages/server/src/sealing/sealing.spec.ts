import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSealedWithFirst, keyedHash, SealFault, seal, unseal } from './sealing';

const order = { mail: 'INVITATION', invitationId: 'i-1' };
const [key, other] = [randomBytes(32), randomBytes(32)];
const SECRET = 'aßcß-tökén';

function faultOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof SealFault ? error.code : error;
  }
}

describe('A sealed secret', () => {
  it('opens with its key and for its mail, and shows nothing', () => {
    const sealed = seal(SECRET, order, [key]);
    expect(unseal(sealed, order, [key])).toBe(SECRET);
    expect(Buffer.from(sealed, 'base64url').includes(SECRET)).toBe(false);
    expect(sealed).not.toContain(key.toString('base64url'));
  });

  it('is never twice the same', () => {
    expect(seal(SECRET, order, [key])).not.toBe(seal(SECRET, order, [key]));
  });

  it('still opens after a new key was put before the old one, and new ones are closed with the new key', () => {
    const before = seal(SECRET, order, [key]);
    expect(unseal(before, order, [other, key])).toBe(SECRET);
    expect([isSealedWithFirst(before, [key]), isSealedWithFirst(before, [other, key])]).toEqual([true, false]);
    expect(faultOf(() => unseal(seal(SECRET, order, [other, key]), order, [key]))).toEqual('MAIL_SECRET_UNKNOWN');
  });

  it('does not open for another mail, nor when a sign of it was changed', () => {
    const sealed = seal(SECRET, order, [key]);
    expect(faultOf(() => unseal(sealed, { mail: 'INVITATION', invitationId: 'i-2' }, [key]))).toEqual('MAIL_SECRET_DAMAGED');
    const [name = '', nonce = '', tag = '', text = ''] = sealed.split('.');
    const changed = (part: string): string => (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
    for (const parts of [[name, changed(nonce), tag, text], [name, nonce, changed(tag), text], [name, nonce, tag, changed(text)], [name, nonce, tag.slice(0, 8), text], [name, nonce]]) {
      expect(faultOf(() => unseal(parts.join('.'), order, [key]))).toEqual('MAIL_SECRET_DAMAGED');
    }
  });
});

describe('A keyed hash', () => {
  it('is the same for the same text, purpose and key, and another when one of them differs', () => {
    const hash = keyedHash('493817', { session: 's-1' }, [key]);
    expect(keyedHash('493817', { session: 's-1' }, [key, other])).toBe(hash);
    const others = [keyedHash('493818', { session: 's-1' }, [key]), keyedHash('493817', { session: 's-2' }, [key]), keyedHash('493817', { session: 's-1' }, [other])];
    expect(new Set([hash, ...others]).size).toBe(4);
  });
});
