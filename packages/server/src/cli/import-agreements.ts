import { AGREEMENT_LANGUAGES } from '@assent/domain';
import { translate } from '@assent/i18n';
import { readLostLanguages, type LostLanguages } from '../agreements/publishing/lost-languages.reader';
import { moveDeadline } from '../agreements/publishing/deadline.service';
import { prepare } from '../agreements/publishing/prepared';
import { publishAll, refusedFields, type PublishResult } from '../agreements/publishing/publish-version.service';
import type { NewAgreement } from '../agreements/publish.service';
import type { Config } from '../config';
import type { Database } from '../database/database';
import { messageKey, type RefusalFacts } from '../graphql/refusals';
import { createLogger } from '../log';
import { openMigrated } from '../open-database';
import { StartFault } from '../start-fault';
import { registerFollowers } from '../wiring';
import { readGiven, type GivenVersion, type ImportFlags } from './read-agreements';

const LONG_ENOUGH_MS = 120_000;

/** Publishes a file, or all that a folder names, in one transaction: all of it, or nothing and the reasons. */
export async function importAgreements(config: Config, place: string, flags: ImportFlags): Promise<void> {
  const given = await readGiven(place, flags);
  const versions = prepared(given, new Date());
  await withDatabase(config, async (database) => {
    const results = await database.transact(async (manager) => {
      const published = await publishAll(manager, versions);
      refuseAny(given, published);
      return published;
    });
    const lost = await database.read((manager) => readLostLanguages(manager, versions.filter((_, index) => wasNew(results[index]))));
    console.log([...given.map(({ from }, index) => `${from}: ${wasNew(results[index]) ? 'published' : 'is there already, byte for byte'}`), ...lost.map(warningOf)].join('\n'));
  });
}

const warningOf = ({ country, version, earlier, languages, effectiveOn }: LostLanguages): string =>
  [
    `Warning: ${country} ${version} has no text in ${languages.join(', ')}, which ${country} ${earlier} has. From ${effectiveOn} on customers are offered it in its own languages alone.`,
    'Import the missing languages under the same version before that day, or publish a version with all of its languages at once: a folder with a manifest.json (see README).',
  ].join('\n');

export interface MoveFlags {
  readonly country: string;
  readonly version: string;
  readonly reacceptBy: string;
}

/** Moves the last day for accepting a version again. */
export async function moveReacceptance(config: Config, flags: MoveFlags): Promise<void> {
  await withDatabase(config, async (database) => {
    const result = await database.transact((manager) => moveDeadline(manager, flags, { operatorId: null, now: new Date() }));
    if (result.kind === 'REFUSED') throw new StartFault(reasonOf(result, flagOf));
    console.log(`${flags.country} ${flags.version}: acceptances of earlier versions are good until the end of ${flags.reacceptBy}`);
  });
}

/** Every faulty field of every version is named at once. */
function prepared(given: readonly GivenVersion[], now: Date): NewAgreement[] {
  const checked = given.map(({ input }) => prepare(input));
  refuseAny(given, checked.map((one) => (one.ok ? null : refusedFields(one.fields))));
  return checked.flatMap((one) => (one.ok ? [{ ...one.value, now }] : []));
}

function refuseAny(given: readonly GivenVersion[], results: readonly (PublishResult | null | undefined)[]): void {
  const reasons = given.flatMap(({ from, isManifest }, index) => {
    const result = results[index];
    return result?.kind === 'REFUSED' ? [`${from}: ${reasonOf(result, isManifest ? nameInManifest : flagOf)}`] : [];
  });
  if (reasons.length > 0) throw new StartFault(['Nothing was published.', ...reasons].join('\n'));
}

/** `nameOf`: what whoever typed it calls a field that the API knows by a path. */
function reasonOf({ code, rule, fields }: RefusalFacts, nameOf: (path: string) => string): string {
  const lines = fields.map(({ path, code: fault }) => `  ${nameOf(path)}: ${translate('en', messageKey(`refusals.field.${fault}`))}${path.endsWith('.language') ? ` It is one of ${AGREEMENT_LANGUAGES.join(', ')}.` : ''}`);
  return [`${translate('en', messageKey(`refusals.code.${code}`))} (${code}${rule === null ? '' : `, row ${rule}`})`, ...lines].join('\n');
}

const FLAGS: Readonly<Record<string, string>> = {
  country: '--country',
  version: '--version',
  effectiveOn: '--effective',
  acceptancesFrom: '--acceptances-from',
  reacceptBy: '--reaccept-by',
  'texts.0.language': '--language',
  'texts.0.html': 'the file',
  'texts.0.markdown': 'the file',
  'texts.0.pdf': '--pdf',
  'texts.0.fileName': '--file-name',
};

const flagOf = (path: string): string => FLAGS[path] ?? path;

const nameInManifest = (path: string): string => path.replace(/\.(html|markdown)$/, '.file');

const wasNew = (result: PublishResult | undefined): boolean => result?.kind === 'PUBLISHED' && result.isNew;

async function withDatabase(config: Config, work: (database: Database) => Promise<void>): Promise<void> {
  registerFollowers();
  const database = await openMigrated({ ...config, transactionTimeoutMs: LONG_ENOUGH_MS }, createLogger({ ...config, logLevel: 'warn' }));
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
