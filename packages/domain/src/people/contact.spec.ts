import { describe, expect, it } from 'vitest';
import { domainFault, domainOfEmail, emailFault, phoneFault, tidyDomain, tidyEmail } from './contact';

describe('an e-mail address', () => {
  it('has a local part, one domain of at least two labels, and no more than 254 characters', () => {
    const good = ['a@b.co', 'first.last+tag@sub.contoso.example', "o'neil@contoso.example", 'a@例え.テスト', `${'a'.repeat(64)}@contoso.example`];
    expect(good.map(emailFault).filter((fault) => fault !== null)).toEqual([]);
  });

  it('is refused when no mail could reach it', () => {
    const bad = [
      'plain', '@contoso.example', 'a@', 'a@localhost', 'a@contoso', 'a..b@contoso.example', '.a@contoso.example', 'a.@contoso.example',
      'a b@contoso.example', 'a@con toso.example', 'a@-contoso.example', 'a@contoso-.example', 'a@contoso..example', 'a@contoso.example.',
      'a@@contoso.example', 'a@b@contoso.example', 'a@192.168.0.1', 'a@contoso.e', `${'a'.repeat(65)}@contoso.example`,
      'A <a@contoso.example>', 'a@contoso.example,b@contoso.example', 'a\n@contoso.example', '"a"@contoso.example',
    ];
    expect(bad.filter((email) => emailFault(email) !== 'MALFORMED')).toEqual([]);
    expect(emailFault('')).toBe('REQUIRED');
  });

  it('is too long beyond 254 characters', () => {
    const label = 'd'.repeat(61);
    const at = (length: number) => `${'a'.repeat(length - 3 * 62 - 3)}@${label}.${label}.${label}.co`;
    expect(at(250)).toHaveLength(250);
    expect(emailFault(at(250))).toBeNull();
    expect(emailFault(`${at(250)}mpany`)).toBe('TOO_LONG');
  });

  it('keeps the case of its local part only', () => {
    expect(tidyEmail(' Aiko@Contoso.Example ')).toBe('Aiko@contoso.example');
    expect(tidyEmail('ａｉｋｏ＠ｃｏｎｔｏｓｏ．ｅｘａｍｐｌｅ')).toBe('aiko@contoso.example');
    expect(domainOfEmail('aiko@contoso.example')).toBe('contoso.example');
  });
});

describe('a domain', () => {
  it('has at least two labels, the last of them no number', () => {
    expect(['contoso.example', 'a-b.co', 'xn--bcher-kva.example', 'bücher.example'].filter((domain) => domainFault(domain) !== null)).toEqual([]);
    const bad = ['contoso', '.example', 'contoso.', '-a.example', 'a_b.example', '10.0.0.1', 'https://contoso.example', `${'a'.repeat(64)}.example`];
    expect(bad.filter((domain) => domainFault(domain) !== 'MALFORMED')).toEqual([]);
    expect(domainFault('')).toBe('REQUIRED');
    expect(domainFault(`${'a.'.repeat(130)}example`)).toBe('TOO_LONG');
  });

  it('is written small', () => {
    expect(tidyDomain(' Contoso.Example ')).toBe('contoso.example');
  });
});

describe('a phone number', () => {
  it('may be left out, and has 3 to 15 digits with the usual separators and an extension', () => {
    const good = ['', '110', '+81 3-1234-5678', '(03) 1234 5678', '03.1234.5678', '+1 (425) 555-0100 ext. 12', '03‐1234‐5678', '555-0100 x3'];
    expect(good.filter((phone) => phoneFault(phone) !== null)).toEqual([]);
  });

  it('is refused when it is none', () => {
    const bad = ['12', 'phone', '1234567890123456', '03-1234-5678 home', '++81', '1;2;3', '<script>123</script>'];
    expect(bad.filter((phone) => phoneFault(phone) !== 'MALFORMED')).toEqual([]);
    expect(phoneFault('1'.padEnd(51, ' '))).toBe('TOO_LONG');
  });
});
