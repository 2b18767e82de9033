import { describe, expect, it } from 'vitest';
import { faultOfNewPassword } from './password-policy';

const known = ['mika.hirano', 'Mika', 'Hirano', 'Kita Systems KK'];
const faultOf = (password: string) => faultOfNewPassword({ password, isUnchanged: false, known });

describe('a new password', () => {
  it.each(['seven quiet herons', 'aaaaaaaaaaab7', 'correct horse battery staple', '鍵は冬の縁側の下に置いておく', 'p'.repeat(3) + 'q9'.repeat(60), 'kk zebra tango'])(
    'may be %j: any characters, no rules about their kinds',
    (password) => {
      expect(faultOf(password)).toBeNull();
    },
  );

  it('has 12 to 128 characters, counted as a person counts them', () => {
    expect(faultOf('eleven char')).toBe('PASSWORD_TOO_SHORT');
    expect(faultOf('🦩🦩🦩🦩🦩🦩')).toBe('PASSWORD_TOO_SHORT');
    expect(faultOf('x1'.repeat(64).replace('x', 'y'))).toBeNull();
    expect(faultOf(`${'x1'.repeat(64)}y`)).toBe('PASSWORD_TOO_LONG');
  });

  it.each([
    'administrator',
    'ADMINISTRATOR',
    'Dragon2024!!!!',
    '!!!!password1234',
    'p4ssw0rd-12345',
    'dragondragondragon',
    'qwertyuiopasdf',
    'abcdefghijklm',
    '123456789012345',
    '987654321098765',
    '121212121212',
    'aaaaaaaaaaaa',
  ])('is not as easy to guess as %s', (password) => {
    expect(faultOf(password)).toBe('PASSWORD_COMMON');
  });

  it.each(['mika.hirano 2026', 'by hirano herself', 'we are kita systems', 'ＨＩＲＡＮＯの長い合言葉'])('leaves out what others know of the person: %s', (password) => {
    expect(faultOf(password)).toBe('PASSWORD_CONTAINS_NAME');
  });

  it('is not the one that is', () => {
    expect(faultOfNewPassword({ password: 'seven quiet herons', isUnchanged: true, known })).toBe('PASSWORD_UNCHANGED');
  });
});
