import { describe, expect, it } from 'vitest';
import { configVariables, readConfig } from './config';
import { StartFault } from './start-fault';

describe('the configuration', () => {
  it('serves two sites on this machine when nothing is set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      databaseUrl: null,
      host: '127.0.0.1',
      console: { port: 4000, origin: 'http://localhost:4000' },
      acceptance: { port: 4001, origin: 'http://localhost:4001' },
      trustProxy: [],
      introspection: false,
      session: { idleMs: 3_600_000, maxMs: 43_200_000 },
    });
    expect(config.dataDir).toMatch(/\/data$/);
    expect(config.console.folder).toMatch(/packages\/console\/dist$/);
  });

  it('takes what is set to nothing as not set', () => {
    expect(readConfig({ CONSOLE_PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it('derives origins from ports, and takes those of a proxy as they are', () => {
    expect(readConfig({ CONSOLE_PORT: '8080' }).console.origin).toBe('http://localhost:8080');
    expect(readConfig({ CONSOLE_ORIGIN: 'https://console.example/' }).console.origin).toBe('https://console.example');
  });

  it('reads a list of proxies', () => {
    expect(readConfig({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,::1' }).trustProxy).toEqual(['127.0.0.1', '10.0.0.0/8', '::1']);
  });

  it.each([
    [{ CONSOLE_PORT: 'http' }, 'CONSOLE_PORT must be a whole number from 0 to 65535, but it is "http"'],
    [{ CONSOLE_PORT: '70000' }, 'CONSOLE_PORT must be a whole number from 0 to 65535, but it is "70000"'],
    [{ CONSOLE_PORT: '4001' }, 'ACCEPTANCE_PORT must differ from CONSOLE_PORT, but both are 4001'],
    [{ CONSOLE_ORIGIN: 'console.example' }, 'CONSOLE_ORIGIN must be an origin such as https://console.example.com, without a path, but it is "console.example"'],
    [{ CONSOLE_ORIGIN: 'https://a.example/app' }, 'CONSOLE_ORIGIN must be an origin such as https://console.example.com, without a path, but it is "https://a.example/app"'],
    [{ CONSOLE_ORIGIN: 'http://a.example' }, 'CONSOLE_ORIGIN must start with https:// (http:// is only for localhost), but it is "http://a.example"'],
    [
      { CONSOLE_ORIGIN: 'https://a.example', ACCEPTANCE_ORIGIN: 'https://a.example' },
      'ACCEPTANCE_ORIGIN must differ from CONSOLE_ORIGIN, but both are https://a.example: browsers keep the two sites apart by it',
    ],
    [{ TRUST_PROXY: '1' }, 'TRUST_PROXY must be addresses or networks with commas between them, such as 127.0.0.1, 10.0.0.0/8, but it is "1"'],
    [{ TRUST_PROXY: '0.0.0.0/0' }, 'TRUST_PROXY must be addresses or networks with commas between them, such as 127.0.0.1, 10.0.0.0/8, but it is "0.0.0.0/0"'],
    [{ INTROSPECTION: 'true' }, 'INTROSPECTION must be on or off, but it is "true"'],
    [
      { SANDBOX: 'on', CONSOLE_ORIGIN: 'https://console.example' },
      'SANDBOX on is for trying things out at http://localhost: it shows the whole schema, and its page allows what the sites do not',
    ],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be fatal, error, warn, info, debug or silent, but it is "loud"'],
    [{ SESSION_IDLE_MINUTES: '0' }, 'SESSION_IDLE_MINUTES must be a whole number from 1 to 1440, but it is "0"'],
  ])('says what is wrong with %o in one line', (environment, line) => {
    expect(() => readConfig(environment)).toThrow(new StartFault(line));
  });

  it('does not print the password of a database address', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://me:secret@host/db' })).toThrow(new StartFault('DATABASE_URL must start with postgres:// or postgresql://'));
  });

  it('has a meaning for every variable', () => {
    expect(configVariables.filter(({ meaning }) => meaning.length < 10)).toEqual([]);
    expect(configVariables.find(({ name }) => name === 'CONSOLE_PORT')).toEqual({
      name: 'CONSOLE_PORT',
      fallback: '4000',
      meaning: 'Port of the partner console. 0 takes any free port.',
    });
    expect(configVariables.find(({ name }) => name === 'DATABASE_URL')?.fallback).toBeNull();
  });
});
