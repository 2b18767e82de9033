import { dirname } from 'node:path';
import { init } from '@assent/server/src/cli/init';
import { completeAnswers } from '@assent/server/src/cli/init-answers';
import { consoleAddress, noteServing } from '@assent/server/src/cli/serving-note';
import { readConfig, type Config } from '@assent/server/src/config';
import { startApp } from '@assent/server/src/app';
import { createLogger } from '@assent/server/src/log';
import { PartnerEntity } from '@assent/server/src/partners/partner.entity';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { emptyPlace } from '../../support/database';
import { outcomeOf, signInAt } from './people';

const FLAGS = { partnerName: 'Kita Systems', country: 'jp', timeZone: 'Asia/Tokyo', firstName: 'Mika', lastName: 'Hirano', email: 'Mika@Kita.example' };

async function emptyConfig(): Promise<Config> {
  const place = await emptyPlace();
  onTestFinished(() => place.remove());
  return readConfig({ DATA_DIR: dirname(place.file), DATABASE_URL: place.url, CONSOLE_PORT: '0', ACCEPTANCE_PORT: '0' });
}

/** What the command prints. */
async function printed(work: Promise<void>): Promise<string> {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await work;
  return said.mock.calls.flat().join('\n');
}

describe('init', () => {
  it('makes the first partner and an agent who can sign in with the password that is shown once', async () => {
    const config = await emptyConfig();
    const lines = (await printed(init(config, FLAGS))).split('\n').map((line) => line.trim());
    expect(lines).toContain('Mika@kita.example');
    const password = lines.find((line) => /^(\w{5}-){3}\w{5}$/.test(line));
    const app = await startApp({ config, logger: createLogger({ logLevel: 'silent', logFormat: 'json' }) });
    onTestFinished(() => app.stop());
    const partners = await app.database.read((manager) => manager.find(PartnerEntity));
    expect(partners).toMatchObject([
      { type: 'DIRECT_BILL', name: 'Kita Systems', country: 'JP', timeZone: 'Asia/Tokyo', domain: 'kita.example', contactName: 'Mika Hirano', contactEmail: 'Mika@kita.example' },
    ]);
    expect(outcomeOf(await signInAt(app.consoleUrl, { email: 'mika@kita.example', password }))).toBe('PasswordChangeRequired');
  });

  it('refuses where there is a partner, also when two are started at once', async () => {
    const config = await emptyConfig();
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const results = await Promise.allSettled([init(config, FLAGS), init(config, FLAGS)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(said).toHaveBeenCalledTimes(1);
    await expect(init(config, FLAGS)).rejects.toThrow('There is a partner already: init is for an empty database');
  });

  it('says in both languages that an indirect reseller alone can create no customer, and to nobody else', async () => {
    const told = await printed(init(await emptyConfig(), { ...FLAGS, partnerType: 'INDIRECT_RESELLER' }));
    expect(told).toContain('Warning: an indirect reseller needs an indirect provider');
    expect(told).toContain('警告: 間接リセラーには間接プロバイダーが必要ですが');
    vi.restoreAllMocks();
    expect(await printed(init(await emptyConfig(), { ...FLAGS, partnerType: 'INDIRECT_PROVIDER' }))).not.toMatch(/Warning|警告/);
  });

  it.each([
    [{ email: undefined }, '--email is missing: E-mail address to sign in with'],
    [{ email: 'mika' }, '--email must be an email address, but it is "mika"'],
    [{ country: 'Japan' }, '--country must be a country of the program, as two letters such as JP, but it is "Japan"'],
    [{ timeZone: 'Tokyo' }, '--time-zone must be an IANA time zone such as Asia/Tokyo, but it is "Tokyo"'],
    [{ partnerType: 'RESELLER' }, '--partner-type must be one of DIRECT_BILL, INDIRECT_PROVIDER, INDIRECT_RESELLER, but it is "RESELLER"'],
    [{ contactPhone: 'call me' }, '--contact-phone must be a telephone number, but it is "call me"'],
    [{ language: 'fr-FR' }, '--language must be en-US or ja-JP, but it is "fr-FR"'],
  ])('asks nothing without a terminal, and names the flag: %o', async (flags, line) => {
    await expect(init(await emptyConfig(), { ...FLAGS, ...flags })).rejects.toThrow(line);
  });

  it('names every flag that is wrong at once, and asks for nothing before they are right', async () => {
    const asked: string[] = [];
    const flags = { ...FLAGS, country: 'Japan', email: 'mika', language: 'fr-FR', lastName: undefined };
    const lines = ['--country must be', '--email must be', '--language must be'];
    const told = await completeAnswers(flags, null).catch((error: unknown) => String(error));
    for (const line of [...lines, '--last-name is missing']) expect(told).toContain(line);
    const onTerminal = await completeAnswers(flags, { ask: (question) => Promise.resolve((asked.push(question), 'x')), tell: () => undefined }).catch((error: unknown) => String(error));
    for (const line of lines) expect(onTerminal).toContain(line);
    expect(asked).toEqual([]);
  });

  it('names the address at which the running server is, wherever that is', async () => {
    const config = await emptyConfig();
    const app = await startApp({ config, logger: createLogger({ logLevel: 'silent', logFormat: 'json' }) });
    onTestFinished(() => app.stop());
    const leave = await noteServing({ databaseUrl: null, dataDir: config.dataDir, consoleUrl: app.consoleUrl }, { warn: () => undefined });
    onTestFinished(leave);
    expect(await consoleAddress({ ...config, databaseUrl: null })).toBe(app.consoleUrl);
    if (config.databaseUrl === null) expect(await printed(init(config, FLAGS))).toContain(`Sign in at ${app.consoleUrl}\n`);
    await leave();
    expect(await consoleAddress({ ...config, databaseUrl: null })).toBe(config.console.origin);
  });

  it('on a terminal asks again for what is wrong, says what it wants, and keeps the other answers', async () => {
    const asked: string[] = [];
    const told: string[] = [];
    const typed = ['Kita Systems', 'reseller', '', 'Japan', 'jp', 'Asia/Tokyo', '', 'Mika', 'Hirano', 'mika', 'mika@kita.example'];
    const answers = await completeAnswers({}, { ask: (question) => Promise.resolve((asked.push(question), typed.shift() ?? '')), tell: (line) => void told.push(line.trim()) });
    expect(answers).toMatchObject({ partnerName: 'Kita Systems', partnerType: 'DIRECT_BILL', country: 'JP', timeZone: 'Asia/Tokyo', firstName: 'Mika', lastName: 'Hirano', email: 'mika@kita.example' });
    expect(told).toEqual([
      'This must be one of DIRECT_BILL, INDIRECT_PROVIDER, INDIRECT_RESELLER.',
      'This must be a country of the program, as two letters such as JP.',
      'This must be a name.',
      'This must be an email address.',
    ]);
    expect(asked.filter((question) => question.startsWith('Company name'))).toHaveLength(1);
  });
});
