import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseSignerKey, parseVerifierKey, type VerifierKey } from '@assent/proof';
import { startApp, type RunningApp } from '@assent/server/src/app';
import { readConfig, type Config } from '@assent/server/src/config';
import { recordEvents } from '@assent/server/src/events/event.service';
import { createLogger } from '@assent/server/src/log';
import { CheckpointEntity } from '@assent/server/src/log/checkpoint.entity';
import { openMigrated } from '@assent/server/src/open-database';
import { beforeEach, onTestFinished } from 'vitest';
import { emptyPlace } from '../../support/database';
import { said } from '../../support/said';

/** A database and a file for its key, both empty; new ones before each test. */
export class KeyPlace {
  config: Config;
  /** Where the key is to be. */
  readonly keyFile: string;
  /** What servers said that is a warning or worse. */
  readonly lines: string[] = [];

  constructor(
    readonly folder: string,
    place: { file: string; url?: string },
    env: Record<string, string>,
  ) {
    this.keyFile = join(folder, 'log.key');
    const ports = { CONSOLE_PORT: '0', ACCEPTANCE_PORT: '0', CONSOLE_DIR: '/nowhere/at/all', ACCEPTANCE_DIR: '/nowhere/at/all' };
    this.config = readConfig({ DATA_DIR: dirname(place.file), DATABASE_URL: place.url, LOG_KEY_FILE: this.keyFile, ...ports, ...env });
  }

  readonly logger = () => createLogger({ logLevel: 'warn', logFormat: 'json' }, { write: (line) => this.lines.push(line) });

  async start(given: Config = this.config): Promise<RunningApp> {
    const app = await startApp({ config: given, logger: this.logger() });
    onTestFinished(() => app.stop());
    return app;
  }

  /** The public half of the key in the file. */
  readonly verifierKey = async (): Promise<string> => parseSignerKey((await readFile(this.keyFile, 'utf8')).trim())?.verifierKey ?? '';

  /** Every checkpoint, the oldest first. */
  async checkpoints(): Promise<CheckpointEntity[]> {
    const database = await openMigrated(this.config, this.logger());
    const checkpoints = await database.read((manager) => manager.find(CheckpointEntity, { order: { treeSize: 'ASC' } }));
    await database.close();
    return checkpoints;
  }

  /** Their notes, once the server has stopped and signed its last one. */
  async signedBy(app: RunningApp): Promise<string[]> {
    await app.stop();
    return (await this.checkpoints()).map(({ note }) => note);
  }
}

export function sharePlace(env: Record<string, string> = {}): () => KeyPlace {
  let current: KeyPlace | null = null;
  beforeEach(async () => {
    const place = await emptyPlace();
    const folder = await mkdtemp(join(tmpdir(), 'assent-keys-'));
    onTestFinished(async () => {
      await place.remove();
      await rm(folder, { recursive: true, force: true });
    });
    current = new KeyPlace(folder, place, env);
  });
  return () => {
    if (current === null) throw new Error('There is a place only while a test runs');
    return current;
  };
}

/** What a command prints. */
export const printed = async (work: Promise<void>): Promise<string> => (await said(() => work)).text;

/** The keys that a server shows to anyone. */
export async function published(app: RunningApp): Promise<VerifierKey[]> {
  const text = await (await fetch(`${app.consoleUrl}/log/keys`)).text();
  return text.trim().split('\n').flatMap((line) => parseVerifierKey(line) ?? []);
}

/** What a server says of itself. */
export const readiness = async ({ consoleUrl }: Pick<RunningApp, 'consoleUrl'>): Promise<unknown> => (await fetch(`${consoleUrl}/readyz`)).json();

/** Something that the log is to have. */
export const something = ({ database }: Pick<RunningApp, 'database'>): Promise<void> =>
  database.transact((manager) => recordEvents(manager, [{ kind: 'SIGNED_OUT' as const, actor: { kind: 'SYSTEM' }, now: new Date() }]));
