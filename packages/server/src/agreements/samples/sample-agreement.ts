import { agreementLanguages, type CountryCode } from '@assent/domain';
import { englishAgreement } from './sample-agreement.english';
import { renderAgreement, renderStandaloneAgreement } from './sample-agreement.html';
import { japaneseAgreement } from './sample-agreement.japanese';
import { type AgreementDocument, SAMPLE_AGREEMENT_LANGUAGES, type SampleAgreementInput, type SampleAgreementLanguage } from './sample-agreement.types';

export interface SampleAgreementFile {
  readonly fileName: string;
  readonly mediaType: 'text/html; charset=utf-8';
  readonly bytes: Uint8Array;
}

/** The languages in which a country has a sample text, its own first; none where the agreement is not published. */
export function sampleAgreementLanguages(country: CountryCode): readonly SampleAgreementLanguage[] {
  const published = agreementLanguages(country);
  return SAMPLE_AGREEMENT_LANGUAGES.filter((language) => published.some((tag) => tag === language));
}

function documentOf(input: SampleAgreementInput): AgreementDocument {
  if (!sampleAgreementLanguages(input.country).includes(input.language)) {
    throw new Error(`There is no sample agreement for ${input.country} in ${input.language}`);
  }
  return input.language === 'ja-JP' ? japaneseAgreement(input.version) : englishAgreement(input);
}

/** The readable text shown on screen. The same input gives the same characters for ever: their hash is part of an acceptance. */
export function sampleAgreementHtml(input: SampleAgreementInput): string {
  return renderAgreement(documentOf(input));
}

/** The exact file that is kept and downloaded: UTF-8 bytes of a complete HTML page with the same text. */
export function sampleAgreementFile(input: SampleAgreementInput): SampleAgreementFile {
  const page = renderStandaloneAgreement(documentOf(input), input.language);
  return { fileName: fileNameOf(input), mediaType: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(page) };
}

function fileNameOf({ country, language, version }: SampleAgreementInput): string {
  return language === 'ja-JP' ? `顧客契約書（見本）_${country}_${version}.html` : `customer-agreement-sample_${country}_${version}.html`;
}
