import type { StoredVersion } from '@assent/domain';
import { In, type EntityManager } from 'typeorm';
import { dialect } from '../../database/columns';
import { loadTexts } from '../agreement.reader';
import { AgreementEntity } from '../agreement.entity';

/** A version as it was published, whatever was moved since. */
export interface StoredAgreement extends StoredVersion {
  readonly id: string;
  readonly country: string;
}

/** Publishers go one after the other, so that what they read is what they write beside. Readers wait for nobody. */
export async function lockPublishing(manager: EntityManager): Promise<void> {
  if (dialect === 'postgres') await manager.query('LOCK TABLE agreement IN SHARE ROW EXCLUSIVE MODE');
}

export async function readStoredVersions(manager: EntityManager, countries: readonly string[]): Promise<StoredAgreement[]> {
  const versions = await manager.find(AgreementEntity, { where: { country: In([...new Set(countries)]) }, order: { effectiveOn: 'ASC' } });
  const texts = await loadTexts(manager, versions.map(({ id }) => id));
  return versions.map(({ id, country, version, effectiveOn, acceptancesFrom, reacceptBy }) => ({
    ...{ id, country, version, effectiveOn, acceptancesFrom, reacceptBy },
    texts: texts.filter(({ agreementId }) => agreementId === id),
  }));
}
