import { COUNTRY_CODES, type CountryCode } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { publishAgreements, type NewAgreement, type PublishedText } from '../agreements/publish.service';
import { sampleAgreementFile, sampleAgreementHtml, sampleAgreementLanguages } from '../agreements/samples/sample-agreement';
import type { SampleAgreementLanguage } from '../agreements/samples/sample-agreement.types';
import { sampleAgreementEditions, type SampleAgreementEdition } from '../agreements/samples/sample-agreement.versions';
import type { DemoWorld, Slug } from './data/demo-world.types';
import { named } from './demo-ids';

/** The text of an agreement of the demo world in one language. */
export type TextOf = (agreement: Slug, language: SampleAgreementLanguage) => PublishedText;

/** Both versions for every country that has a sample, in every language that it has. */
export function demoAgreements(today: string): NewAgreement[] {
  const countries = COUNTRY_CODES.filter((country) => sampleAgreementLanguages(country).length > 0);
  return countries.flatMap((country) => sampleAgreementEditions(country, today).map((edition) => newAgreement(country, edition)));
}

function newAgreement(country: CountryCode, edition: SampleAgreementEdition): NewAgreement {
  const { version, effectiveOn, acceptancesFrom, reacceptBy } = edition;
  const texts = sampleAgreementLanguages(country).map((language) => {
    const { fileName, mediaType, bytes } = sampleAgreementFile({ country, language, version });
    return { language, fileName, mediaType, file: Buffer.from(bytes), shownHtml: sampleAgreementHtml({ country, language, version }) };
  });
  return { country, version, effectiveOn, acceptancesFrom, reacceptBy, texts, now: new Date(`${acceptancesFrom}T00:00:00.000Z`) };
}

export async function publishDemoAgreements(manager: EntityManager, given: readonly NewAgreement[], { agreements }: DemoWorld): Promise<TextOf> {
  const published = new Map((await publishAgreements(manager, given)).map((one) => [`${one.country}/${one.version}`, one]));
  const slugs = new Map(agreements.map(({ slug, country, version }) => [slug, `${country}/${version}`]));
  return (agreement, language) => {
    const text = named(published, named(slugs, agreement)).texts.find((one) => one.language === language);
    if (text === undefined) throw new Error(`The demo data names ${agreement} in ${language}, which does not exist`);
    return text;
  };
}
