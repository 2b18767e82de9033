import { COUNTRIES } from '@assent/domain';
import { publishAgreement, type NewAgreementText, type PublishedAgreement } from '@assent/server/src/agreements/publish.service';
import type { World } from './world';

export interface NewVersion {
  readonly country?: string;
  readonly version?: string;
  readonly effectiveOn?: string;
  readonly acceptancesFrom?: string;
  readonly reacceptBy?: string | null;
  /** One text for each; none leaves a version without a text. */
  readonly languages?: readonly string[];
}

export type Version = PublishedAgreement;

/** Publishes a version; without more words the first one of its country, in force for long. */
export function addVersion(world: World, given: NewVersion = {}): Promise<Version> {
  const { country = 'DE', version = '2026.1', effectiveOn = '2026-01-01', acceptancesFrom = '2025-12-01', reacceptBy = null, languages = ['de-DE', 'en-US'] } = given;
  const texts = languages.map((language) => textOf(country, version, language));
  return world.database.transact((manager) => publishAgreement(manager, { country, version, effectiveOn, acceptancesFrom, reacceptBy, texts, now: world.now }));
}

export const textOf = (country: string, version: string, language: string): NewAgreementText => ({
  language,
  fileName: language.startsWith('ja') ? `顧客契約書_${country}_${version}.html` : `customer-agreement_${country}_${version}_${language}.html`,
  mediaType: 'text/html; charset=utf-8',
  file: Buffer.from(`<!doctype html><title>${country} ${version}</title><p lang="${language}">Sample agreement, file.</p>`),
  shownHtml: `<p>Sample agreement of ${country}, ${version}, ${language}.</p>`,
});

const free = new WeakMap<World, string[]>();

/** A country of the region EUROPE that no other test of the file has: its versions are the test's own. DE is everybody's. */
export function ownCountry(world: World): string {
  const left: string[] = free.get(world) ?? COUNTRIES.flatMap(({ code, region }) => (region === 'EUROPE' && code !== 'DE' ? [code] : []));
  const country = left.shift();
  free.set(world, left);
  if (country === undefined) throw new Error('Every country of the region is taken');
  return country;
}
