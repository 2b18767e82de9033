import { describe, expect, it } from 'vitest';
import { checkSigner, isSameSigner } from './signer';

const typed = { firstName: 'Aiko', lastName: 'Tanaka', email: 'aiko@contoso.example', phone: '+81 3 1234 5678' };
const faults = (more: object) => {
  const checked = checkSigner({ ...typed, ...more });
  return checked.ok ? [] : checked.fields.map(({ path, code }) => `${path} ${code}`);
};

describe('the signer', () => {
  it('is tidied: composed, trimmed, single spaces, the domain in small letters', () => {
    const input = { firstName: '  ｱｲｺ ', lastName: 'Van\u00A0 der  Berg', email: ' Aiko.T@Contoso.EXAMPLE ', phone: '' };
    expect(checkSigner(input)).toEqual({
      ok: true, value: { firstName: 'アイコ', lastName: 'Van der Berg', email: 'Aiko.T@contoso.example', phone: null },
    });
  });

  it('keeps its phone number optional', () => {
    for (const phone of [undefined, null, '', '  ']) expect(faults({ phone })).toEqual([]);
  });

  it('is refused field by field', () => {
    expect(checkSigner({})).toEqual({
      ok: false,
      fields: [{ path: 'firstName', code: 'REQUIRED' }, { path: 'lastName', code: 'REQUIRED' }, { path: 'email', code: 'REQUIRED' }],
    });
    expect(faults({ firstName: ' ', email: 'nobody', phone: 'call me' })).toEqual(['firstName REQUIRED', 'email MALFORMED', 'phone MALFORMED']);
  });

  it('has names of one to fifty characters, counted as people count them', () => {
    expect(faults({ firstName: '愛' })).toEqual([]);
    expect(faults({ lastName: 'a'.repeat(50) })).toEqual([]);
    expect(faults({ lastName: 'a'.repeat(51) })).toEqual(['lastName TOO_LONG']);
    expect(faults({ lastName: '𠮷'.repeat(50) })).toEqual([]);
  });

  it('has names that hold a letter', () => {
    expect(faults({ firstName: '---', lastName: '42' })).toEqual(['firstName NOT_A_NAME', 'lastName NOT_A_NAME']);
    expect(faults({ firstName: "Jean-Luc O'Neil", lastName: 'नागेश' })).toEqual([]);
  });

  it('has names that hide nothing: no controls, no reversed text, no broken characters', () => {
    for (const hidden of ['\u0000', '\u202E', '\u2067', '\uD800', '\uE000', '\u0007']) {
      expect(faults({ firstName: `Ai${hidden}ko` })).toEqual(['firstName MALFORMED']);
    }
  });

  it('is nobody who works for a partner that gains by it', () => {
    const signer = { firstName: 'Aiko', lastName: 'Mori', email: 'aiko@Mail.Partner.example' };
    expect(checkSigner(signer, ['partner.example'])).toEqual({ ok: false, fields: [{ path: 'email', code: 'PARTNER_DOMAIN' }] });
    expect(checkSigner({ ...signer, email: 'aiko@not-partner.example' }, ['partner.example'])).toMatchObject({ ok: true });
  });

  it('is the same when all four fields are', () => {
    const signer = { firstName: 'A', lastName: 'B', email: 'a@b.example', phone: null };
    expect(isSameSigner(signer, { ...signer })).toBe(true);
    for (const other of [{ firstName: 'C' }, { lastName: 'C' }, { email: 'c@b.example' }, { phone: '123' }]) {
      expect(isSameSigner(signer, { ...signer, ...other })).toBe(false);
    }
  });
});
