import { describe, expect, it } from 'vitest';
import { attested, version } from '../../test/history';
import { agreementFacts } from './history';

describe('agreementFacts', () => {
  const versions = [version('v1', '2026-01-01'), version('v2', '2026-03-01', { reacceptBy: '2026-06-30' })];
  const seller = { sellerId: 'seller', providerId: null };

  it('says of a customer that bought and agreed to v1 that it is provided, not up to date and not blocked', () => {
    const history = { versions, today: '2026-04-01', acceptances: [attested('a', 'seller', 'v1')], hasBoughtBefore: true };
    expect(agreementFacts(history, seller)).toEqual({
      provided: 'OUTDATED', isProvided: true, isUpToDate: false, isBlocked: false, hasBoughtBefore: true, hasEverAcceptedDirectly: false,
      wasProvided: true, hasText: true,
    });
  });

  it('says of a customer without history that nothing is provided and nothing blocks it', () => {
    const history = { versions: [], today: '2026-04-01', acceptances: [], hasBoughtBefore: false };
    expect(agreementFacts(history, seller)).toEqual({
      provided: 'NOT', isProvided: false, isUpToDate: false, isBlocked: false, hasBoughtBefore: false, hasEverAcceptedDirectly: false,
      wasProvided: false, hasText: false,
    });
  });
});
