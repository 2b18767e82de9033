import { type AcceptanceRow, type RelationshipPartners, providedBy } from '../acceptances/acceptance';
import { decide } from '../decision';
import { type LinkRow, hasOpenLink, wasToldToContact } from '../invitations/link';
import type { Day } from '../time/day';
import { endOfDay, startOfDay, todayIn } from '../time/zone';
import type { AgreementStatus, NextStep, PartnerType } from '../vocabulary';
import { agreementFacts } from './history';
import { statusTable } from './status.table';
import { type VersionRow, reacceptanceDueBy } from './version';

/** What a relationship's agreement status depends on, as plain rows: its own links, and its customer's history. */
export interface StatusInput {
  readonly relationship: RelationshipPartners;
  readonly acceptances: readonly AcceptanceRow[];
  /** Every version of the customer's country, effective or not. */
  readonly versions: readonly VersionRow[];
  readonly hasBoughtBefore: boolean;
  readonly links: readonly LinkRow[];
  /** The customer's IANA time zone. */
  readonly timeZone: string;
}

/** The status at one instant. `reacceptBy` is the last good day of what provides the relationship now, if it is to be replaced. */
export interface StatusNow {
  readonly row: 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6';
  readonly status: AgreementStatus;
  readonly isBlocked: boolean;
  readonly reacceptBy: Day | null;
}

/** The status, and when time alone changes it next: the instant, and that day in the customer's zone. Null: time changes nothing. */
export interface StatusUntil extends StatusNow {
  readonly statusChangesAt: Date | null;
  readonly statusChangesOn: Day | null;
}

/** Where a relationship stands toward the agreement at `now`, by table S. */
export function statusAt(input: StatusInput, now: Date): StatusNow {
  const on = { versions: input.versions, today: todayIn(input.timeZone, now) };
  const facts = agreementFacts({ ...on, acceptances: input.acceptances, hasBoughtBefore: input.hasBoughtBefore }, input.relationship);
  const best = providedBy(input.acceptances, input.relationship, on).at(0);
  const { row, outcome } = decide(statusTable, {
    provided: facts.provided,
    isBlocked: facts.isBlocked,
    wasProvided: facts.wasProvided,
    wasToldToContact: wasToldToContact(input.links, now),
    hasOpenLink: hasOpenLink(input.links, now),
  });
  const reacceptBy = best ? reacceptanceDueBy(best.version, on) : null;
  return { row, status: outcome.status, isBlocked: facts.isBlocked, reacceptBy };
}

/** The status at `now` together with the next moment at which it changes although nobody does anything. */
export function agreementStatus(input: StatusInput, now: Date): StatusUntil {
  const current = statusAt(input, now);
  const at = turningPoints(input, now).find((instant) => differs(statusAt(input, instant), current)) ?? null;
  return { ...current, statusChangesAt: at, statusChangesOn: at && todayIn(input.timeZone, at) };
}

function differs(a: StatusNow, b: StatusNow): boolean {
  return a.status !== b.status || a.reacceptBy !== b.reacceptBy || a.isBlocked !== b.isBlocked;
}

/** Every later instant at which a version takes effect, a last good day is over, or an open link expires; earliest first. */
function turningPoints({ versions, links, timeZone }: StatusInput, now: Date): Date[] {
  const today = todayIn(timeZone, now);
  const starts = versions.flatMap(({ effectiveOn }) => (effectiveOn > today ? [startOfDay(timeZone, effectiveOn)] : []));
  const ends = versions.flatMap(({ reacceptBy }) => (reacceptBy !== null && reacceptBy >= today ? [endOfDay(timeZone, reacceptBy)] : []));
  const expiries = links.flatMap(({ status, expiresAt }) => (status === 'OPEN' && expiresAt > now ? [expiresAt] : []));
  return [...starts, ...ends, ...expiries].sort((a, b) => a.getTime() - b.getTime());
}

/** What to do next by status, for a partner that attests itself and for a reseller that asks its provider. */
const NEXT_STEP: Record<AgreementStatus, { readonly attesting: NextStep; readonly reseller: NextStep }> = {
  PROVIDED: { attesting: 'NOTHING', reseller: 'NOTHING' },
  REACCEPTANCE_DUE: { attesting: 'ATTEST_OR_INVITE', reseller: 'REQUEST_ATTESTATION_OR_INVITE' },
  WAITING_FOR_PARTNER: { attesting: 'ATTEST', reseller: 'REQUEST_ATTESTATION' },
  INVITED: { attesting: 'REMIND', reseller: 'REMIND' },
  LAPSED: { attesting: 'ATTEST_OR_INVITE', reseller: 'REQUEST_ATTESTATION_OR_INVITE' },
  NOT_PROVIDED: { attesting: 'ATTEST_OR_INVITE', reseller: 'REQUEST_ATTESTATION_OR_INVITE' },
};

/** What a partner should do next. Inviting or reminding a blocked customer would only send it back, so attesting comes first. */
export function nextStep({ status, isBlocked }: Pick<StatusNow, 'status' | 'isBlocked'>, partnerType: PartnerType): NextStep {
  const steps = NEXT_STEP[isBlocked ? 'WAITING_FOR_PARTNER' : status];
  return partnerType === 'INDIRECT_RESELLER' ? steps.reseller : steps.attesting;
}
