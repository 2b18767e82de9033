import type { VersionRow } from '@assent/domain';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { selectRows } from '../database/rows';
import { make } from '../graphql/make';
import { AgreementDeadlineEntity } from './agreement-deadline.entity';
import { AgreementTextEntity } from './agreement-text.entity';
import { AgreementEntity } from './agreement.entity';
import { Agreement, AgreementText } from './agreement.types';

const agreementColumns = {
  id: 'agreement.id',
  country: 'agreement.country',
  version: 'agreement.version',
  effectiveOn: 'agreement.effectiveOn',
  acceptancesFrom: 'agreement.acceptancesFrom',
};

/** The last good day that counts of `agreement`, as an expression: the one to which it was moved last, else the version's own. */
export function lastGoodDay(manager: EntityManager): string {
  const moved = manager
    .createQueryBuilder(AgreementDeadlineEntity, 'deadline')
    .select('deadline.reacceptBy')
    .where('deadline.agreementId = agreement.id')
    .orderBy('deadline.number', 'DESC')
    .limit(1)
    .getQuery();
  return `COALESCE((${moved}), agreement.reacceptBy)`;
}

function selectVersions(manager: EntityManager, more: Readonly<Record<string, string>> = {}): SelectQueryBuilder<AgreementEntity> {
  return selectRows(manager, AgreementEntity, 'agreement', { ...agreementColumns, reacceptBy: lastGoodDay(manager), ...more });
}

export async function readAgreementsById(manager: EntityManager, ids: readonly string[]): Promise<Agreement[]> {
  const rows = await selectVersions(manager).where('agreement.id IN (:...ids)', { ids }).getRawMany<Agreement>();
  return rows.map((row) => make(Agreement, row));
}

/** All versions of one country, and the name of each. */
export interface AgreementVersions {
  readonly versions: readonly (VersionRow & { readonly version: string })[];
}

type RawVersion = Omit<VersionRow, 'hasText'> & { readonly version: string; readonly textCount: number | string };

/** For each country its versions as the domain asks them, oldest first. */
export async function readVersions(manager: EntityManager, countries: readonly string[]): Promise<AgreementVersions[]> {
  const textCount = manager.createQueryBuilder(AgreementTextEntity, 'text').select('COUNT(*)').where('text.agreementId = agreement.id').getQuery();
  const rows = await selectVersions(manager, { textCount: `(${textCount})` })
    .where('agreement.country IN (:...countries)', { countries })
    .orderBy('agreement.effectiveOn')
    .getRawMany<RawVersion>();
  const versions = rows.map(({ textCount: count, ...row }) => ({ ...row, hasText: Number(count) > 0 }));
  return countries.map((country) => ({ versions: versions.filter((version) => version.country === country) }));
}

const textColumns = {
  id: 'text.id',
  agreementId: 'text.agreementId',
  language: 'text.language',
  fileName: 'text.fileName',
  mediaType: 'text.mediaType',
  fileHash: 'text.fileHash',
  fileLength: 'text.fileLength',
  shownHash: 'text.shownHash',
  shownLength: 'text.shownLength',
};

/** For each agreement its texts, without file and HTML. */
export async function readTexts(manager: EntityManager, agreementIds: readonly string[]): Promise<AgreementText[][]> {
  const rows = await selectRows(manager, AgreementTextEntity, 'text', textColumns)
    .where('text.agreementId IN (:...agreementIds)', { agreementIds })
    .orderBy('text.language')
    .getRawMany<AgreementText & { agreementId: string }>();
  return agreementIds.map((id) => rows.filter(({ agreementId }) => agreementId === id).map(({ agreementId: _, ...text }) => make(AgreementText, text)));
}

/** The HTML shown on screen. */
export async function readShownHtml(manager: EntityManager, textId: string): Promise<string> {
  const { shownHtml } = await manager.findOneOrFail(AgreementTextEntity, { where: { id: textId }, select: { id: true, shownHtml: true } });
  return shownHtml;
}

/** The exact file of a text, or null. */
export async function readDocument(
  manager: EntityManager,
  textId: string,
): Promise<Pick<AgreementTextEntity, 'file' | 'fileName' | 'mediaType' | 'fileHash' | 'language'> | null> {
  return manager.findOne(AgreementTextEntity, {
    where: { id: textId },
    select: { id: true, file: true, fileName: true, mediaType: true, fileHash: true, language: true },
  });
}

export async function readAgreementCountries(manager: EntityManager): Promise<string[]> {
  const rows = await manager
    .createQueryBuilder(AgreementEntity, 'agreement')
    .select('agreement.country', 'country')
    .distinct()
    .orderBy('agreement.country')
    .getRawMany<{ country: string }>();
  return rows.map(({ country }) => country);
}

export async function readAgreementByVersion(manager: EntityManager, country: string, version: string): Promise<Agreement | null> {
  const row = await selectVersions(manager).where('agreement.country = :country AND agreement.version = :version', { country, version }).getRawOne<Agreement>();
  return row === undefined ? null : make(Agreement, row);
}

export async function loadTexts(manager: EntityManager, agreementIds: readonly string[]): Promise<AgreementTextEntity[]> {
  return manager.find(AgreementTextEntity, {
    where: { agreementId: In([...agreementIds]) },
    select: { id: true, agreementId: true, language: true, fileHash: true, fileLength: true, shownHash: true, shownLength: true },
  });
}
