import type { EntityManager } from 'typeorm';

/** A version without a language that the one before it has. */
export interface LostLanguages {
  readonly country: string;
  readonly version: string;
  readonly effectiveOn: string;
  /** The version before it. */
  readonly earlier: string;
  readonly languages: readonly string[];
}

interface Published {
  readonly country: string;
  readonly version: string;
  readonly effectiveOn: string;
}

/** Which of these versions have fewer languages than the version that they follow, in the order given. */
export async function readLostLanguages(manager: EntityManager, versions: readonly Published[]): Promise<LostLanguages[]> {
  const found: LostLanguages[] = [];
  for (const { country, version, effectiveOn } of versions) {
    const [earlier] = await manager.query<{ version: string }[]>('SELECT version FROM agreement WHERE country = $1 AND effective_on < $2 ORDER BY effective_on DESC LIMIT 1', [country, effectiveOn]);
    if (earlier === undefined) continue;
    const has = await readLanguages(manager, country, version);
    const languages = (await readLanguages(manager, country, earlier.version)).filter((language) => !has.includes(language));
    if (languages.length > 0) found.push({ country, version, effectiveOn, earlier: earlier.version, languages });
  }
  return found;
}

async function readLanguages(manager: EntityManager, country: string, version: string): Promise<string[]> {
  const rows = await manager.query<{ language: string }[]>(
    'SELECT text.language AS "language" FROM agreement_text text JOIN agreement ON agreement.id = text.agreement_id WHERE agreement.country = $1 AND agreement.version = $2 ORDER BY text.language',
    [country, version],
  );
  return rows.map(({ language }) => language);
}
