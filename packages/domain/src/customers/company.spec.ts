import { describe, expect, it } from 'vitest';
import { type CompanyInput, checkCompany, companyNameFault, registrationNumberFault } from './company';

const typed: CompanyInput = {
  companyName: 'Contoso Ltd.', domain: 'Contoso.Example', country: 'JP', language: 'ja', timeZone: 'Asia/Tokyo',
  address: { line1: '1-1 Chiyoda', city: 'Tokyo' },
  contact: { firstName: 'Aiko', lastName: 'Tanaka', email: 'aiko@contoso.example' },
};
const faults = (more: CompanyInput, partnerDomains: readonly string[] = ['partner.example']) => {
  const checked = checkCompany({ ...typed, ...more }, partnerDomains);
  return checked.ok ? [] : checked.fields.map(({ path, code }) => `${path} ${code}`);
};

describe('a new company', () => {
  it('is tidied, and what was left out is null', () => {
    expect(checkCompany(typed, [])).toEqual({
      ok: true,
      value: {
        companyName: 'Contoso Ltd.', domain: 'contoso.example', country: 'JP', language: 'ja', timeZone: 'Asia/Tokyo', registrationNumber: null,
        address: { line1: '1-1 Chiyoda', line2: null, city: 'Tokyo', state: null, postalCode: null },
        contact: { firstName: 'Aiko', lastName: 'Tanaka', email: 'aiko@contoso.example', phone: null },
      },
    });
  });

  it('is refused field by field', () => {
    const checked = checkCompany({}, []);
    expect(checked.ok ? [] : checked.fields.map(({ path }) => path)).toEqual([
      'companyName', 'domain', 'country', 'language', 'timeZone', 'address.line1', 'address.city', 'contact.firstName', 'contact.lastName',
      'contact.email',
    ]);
    expect(faults({ country: 'XX', language: 'Japanese', timeZone: 'Tokyo/Asia' })).toEqual(['country UNKNOWN', 'language MALFORMED', 'timeZone UNKNOWN']);
    expect(faults({ address: { line1: 'a'.repeat(201), city: 'b'.repeat(51), state: 'c'.repeat(51), postalCode: 'd'.repeat(51) } })).toEqual([
      'address.line1 TOO_LONG', 'address.city TOO_LONG', 'address.state TOO_LONG', 'address.postalCode TOO_LONG',
    ]);
  });

  it('has no contact in the domain of the partner that creates it, nor below it', () => {
    const contact = (email: string) => ({ contact: { ...typed.contact, email } });
    expect(faults(contact('aiko@partner.example'))).toEqual(['contact.email PARTNER_DOMAIN']);
    expect(faults(contact('aiko@PARTNER.example'), ['Partner.Example'])).toEqual(['contact.email PARTNER_DOMAIN']);
    expect(faults(contact('aiko@mail.partner.example'))).toEqual(['contact.email PARTNER_DOMAIN']);
    expect(faults(contact('aiko@notpartner.example'))).toEqual([]);
  });

  it('gives registration number and phone where its country has them, and no number elsewhere', () => {
    const polish = { country: 'PL', timeZone: 'Europe/Warsaw' };
    expect(faults(polish)).toEqual(['registrationNumber REQUIRED', 'contact.phone REQUIRED']);
    expect(faults({ ...polish, registrationNumber: '526-021-02-28', contact: { ...typed.contact, phone: '+48 22 123 45 67' } })).toEqual([]);
    expect(faults({ registrationNumber: '1234' })).toEqual(['registrationNumber NOT_ALLOWED']);
    expect(registrationNumberFault('<1234>', 'PL')).toBe('MALFORMED');
    expect(registrationNumberFault('', 'XX')).toBeNull();
  });
});

describe('a company name', () => {
  it.each(['Contoso', '東京商事株式会社', '3M', 'LLC Partners', 'A&B', '株式会社 愛'])('%s names a company', (name) => {
    expect(companyNameFault(name)).toBeNull();
  });

  it.each([
    ['', 'REQUIRED'], ['A', 'TOO_SHORT'], ['愛', 'TOO_SHORT'], ['---', 'NOT_A_NAME'], ['&&', 'NOT_A_NAME'], ['LLC', 'NOT_A_NAME'],
    ['Inc.', 'NOT_A_NAME'], ['Co., Ltd.', 'NOT_A_NAME'], ['S.A.', 'NOT_A_NAME'], ['Pty Ltd', 'NOT_A_NAME'], ['Sp. z o.o.', 'NOT_A_NAME'], ['株式会社', 'NOT_A_NAME'], ['(株)', 'NOT_A_NAME'],
    ['a'.repeat(201), 'TOO_LONG'], ['Con\u202Etoso', 'MALFORMED'],
  ])('%s is refused as %s', (name, code) => {
    expect(companyNameFault(name)).toBe(code);
  });
});
