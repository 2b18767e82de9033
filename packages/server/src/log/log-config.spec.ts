import { describe, expect, it } from 'vitest';
import { readConfig } from '../config';

const logOf = (environment: Record<string, string>) => readConfig({ DATA_DIR: '/srv/assent', ...environment }).log;

describe('The configuration of the log', () => {
  it('has the key of an embedded database beside it, where the server may make it', () => {
    expect(logOf({})).toEqual({ key: { file: '/srv/assent/log.key', mayBeMade: true }, checkpointEveryMs: 10_000, timestamp: null, rootsFile: null });
  });

  it('has no key for PostgreSQL unless it is named, and makes none that was named', () => {
    const DATABASE_URL = 'postgres://db.example.com/assent';
    expect(logOf({ DATABASE_URL }).key).toBeNull();
    expect(logOf({ DATABASE_URL, LOG_KEY_FILE: '/run/secrets/log.key' }).key).toEqual({ file: '/run/secrets/log.key', mayBeMade: false });
    expect(logOf({ LOG_KEY_FILE: '/run/secrets/log.key' }).key).toEqual({ file: '/run/secrets/log.key', mayBeMade: false });
  });

  it('takes stamps only with roots to trust', () => {
    expect(() => logOf({ TIMESTAMP_URL: 'https://time.example.com/' })).toThrow(/^TIMESTAMP_CA_FILE must be set/);
    expect(() => logOf({ TIMESTAMP_URL: 'time.example.com' })).toThrow(/^TIMESTAMP_URL must be the http/);
    const timestamp = { url: 'https://time.example.com/', rootsFile: '/etc/roots.pem', everyMs: 600_000 };
    expect(logOf({ TIMESTAMP_URL: timestamp.url, TIMESTAMP_CA_FILE: timestamp.rootsFile }).timestamp).toEqual(timestamp);
    expect(logOf({ TIMESTAMP_CA_FILE: timestamp.rootsFile })).toMatchObject({ timestamp: null, rootsFile: timestamp.rootsFile });
  });

  it.each(['0', '-1', '86401', 'often'])('signs not every %s seconds', (seconds) => {
    expect(() => logOf({ LOG_CHECKPOINT_SECONDS: seconds })).toThrow(/^LOG_CHECKPOINT_SECONDS must be a whole number from 1 to 86400/);
  });
});
