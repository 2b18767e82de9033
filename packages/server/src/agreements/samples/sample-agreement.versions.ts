import type { CountryCode } from '@assent/domain';
import type { SampleAgreementVersion } from './sample-agreement.types';

/** One version of the sample agreement for one country; days are `YYYY-MM-DD`. */
export interface SampleAgreementEdition {
  readonly country: CountryCode;
  readonly version: SampleAgreementVersion;
  readonly effectiveOn: string;
  readonly acceptancesFrom: string;
  readonly reacceptBy: string | null;
}

/** Countries whose latest version asks to be accepted again; everywhere else an earlier acceptance stays good. */
const ASKS_AGAIN: readonly CountryCode[] = ['AU', 'CA', 'DE', 'JP', 'US'];
/** Countries whose last day for accepting again has passed, so that earlier acceptances have lapsed. */
const ASKED_AGAIN: readonly CountryCode[] = ['BR', 'IN', 'NL'];

function lastDayOfMonth(day: string, months: number): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
}

function reacceptByOf(country: CountryCode, today: string): string | null {
  if (ASKS_AGAIN.includes(country)) return lastDayOfMonth(today, 3);
  return ASKED_AGAIN.includes(country) ? lastDayOfMonth(today, -2) : null;
}

/**
 * Both versions of a country, oldest first. The last days for accepting again lie around `today`, so that every agreement status can be seen whenever the samples are loaded.
 * `today` must be 2026-10-01 or later, else a last day would lie before the version itself.
 */
export function sampleAgreementEditions(country: CountryCode, today: string): readonly SampleAgreementEdition[] {
  return [
    { country, version: '2023-04', effectiveOn: '2023-04-01', acceptancesFrom: '2023-03-30', reacceptBy: null },
    { country, version: '2026-06', effectiveOn: '2026-06-01', acceptancesFrom: '2026-05-30', reacceptBy: reacceptByOf(country, today) },
  ];
}
