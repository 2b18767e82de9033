import type { CountryCode } from '@assent/domain';

export const SAMPLE_AGREEMENT_VERSIONS = ['2023-04', '2026-06'] as const;
export type SampleAgreementVersion = (typeof SAMPLE_AGREEMENT_VERSIONS)[number];

export const SAMPLE_AGREEMENT_LANGUAGES = ['ja-JP', 'en-US'] as const;
export type SampleAgreementLanguage = (typeof SAMPLE_AGREEMENT_LANGUAGES)[number];

/** Which sample text is meant. */
export interface SampleAgreementInput {
  readonly country: CountryCode;
  readonly language: SampleAgreementLanguage;
  readonly version: SampleAgreementVersion;
}

/** One heading of the agreement with its numbered clauses; `intro` comes before the numbers. Plain text, never markup. */
export interface AgreementSection {
  readonly id: string;
  readonly heading: string;
  readonly intro?: string;
  readonly clauses: readonly string[];
}

export interface AgreementDocument {
  readonly title: string;
  readonly sampleNotice: string;
  readonly facts: string;
  readonly preamble: readonly string[];
  readonly sections: readonly AgreementSection[];
  readonly closing: string;
}
