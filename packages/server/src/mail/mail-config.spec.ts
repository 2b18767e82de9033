import { describe, expect, it } from 'vitest';
import { readConfig } from '../config';
import { StartFault } from '../start-fault';

const MAIL_SECRET = Buffer.alloc(32, 1).toString('base64');
const read = (given: Record<string, string>) => readConfig({ SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'agreements@example.com', MAIL_SECRET, ...given }).mail;

function faultOf(given: Record<string, string>): string {
  try {
    readConfig(given);
    return 'no fault';
  } catch (error) {
    return error instanceof StartFault ? error.message : String(error);
  }
}

describe('Mail', () => {
  it('is off unless a server is named', () => {
    expect(readConfig({}).mail).toBeNull();
    expect(readConfig({ MAIL_FROM: 'agreements@example.com', MAIL_SECRET }).mail).toBeNull();
  });

  it.each([
    ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, secure: false, requireTLS: false }],
    ['smtps://mail.example.com', { host: 'mail.example.com', port: 465, secure: true, requireTLS: false }],
    ['smtp://user:p%40ss@mail.example.com:2525', { host: 'mail.example.com', port: 2525, secure: false, requireTLS: true, auth: { user: 'user', pass: 'p@ss' } }],
    ['smtp://user:pass@127.0.0.1:2525', { host: '127.0.0.1', port: 2525, secure: false, requireTLS: false, auth: { user: 'user', pass: 'pass' } }],
    ['smtp://user:pass@[::1]:2525', { host: '::1', port: 2525, secure: false, requireTLS: false, auth: { user: 'user', pass: 'pass' } }],
  ])('by %s', (url, server) => {
    expect(read({ SMTP_URL: url })?.server).toEqual(server);
  });

  it.each([
    ['agreements@example.com', { name: '', address: 'agreements@example.com' }],
    ['Assent <agreements@example.com>', { name: 'Assent', address: 'agreements@example.com' }],
    ['"Verträge, Nord" <agreements@example.com>', { name: 'Verträge, Nord', address: 'agreements@example.com' }],
  ])('comes from %s', (text, from) => {
    expect(read({ MAIL_FROM: text })?.from).toEqual(from);
  });

  it('takes several secrets, the one to encrypt with first', () => {
    const old = Buffer.alloc(32, 2);
    expect(read({ MAIL_SECRET: `${MAIL_SECRET}, ${old.toString('base64')}` })?.secrets).toEqual([Buffer.alloc(32, 1), old]);
  });

  it('that cannot work stops the start with the variable to blame, and quotes neither password nor key', () => {
    const whole = { SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'agreements@example.com', MAIL_SECRET };
    expect(faultOf({ ...whole, MAIL_FROM: '' })).toBe('MAIL_FROM must be set when SMTP_URL is: mails need a sender');
    expect(faultOf({ ...whole, MAIL_SECRET: '' })).toMatch(/^MAIL_SECRET must be set when SMTP_URL is/);
    expect(faultOf({ ...whole, MAIL_SECRET: 'c2hvcnQtaHVudGVy' })).toBe('MAIL_SECRET must be 32 random bytes in base64, as `openssl rand -base64 32` makes them');
    expect(faultOf({ ...whole, SMTP_URL: 'http://user:hunter2@mail.example.com' })).toBe('SMTP_URL must be smtp://user:password@host:port, or smtps://');
    for (const from of ['nobody', 'a@example.com, b@example.com', 'X <a@example.com>\nBcc: b@example.com']) expect(faultOf({ ...whole, MAIL_FROM: from })).toMatch(/^MAIL_FROM must be an address, or Name <address>/);
  });
});
