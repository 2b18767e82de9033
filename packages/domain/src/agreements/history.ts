import {
  type ProvidedFact, type RelationshipPartners, hasEverAcceptedDirectly, provided, wasEverProvided,
} from '../acceptances/acceptance';
import { type CustomerHistory, isBlocked } from '../orders/purchase';
import { offeredVersion } from './version';

/** What a customer's history says about one relationship's agreement; tables D, I, P and S take their facts from it. */
export interface AgreementFacts {
  readonly provided: ProvidedFact;
  readonly isProvided: boolean;
  readonly isUpToDate: boolean;
  readonly isBlocked: boolean;
  readonly hasBoughtBefore: boolean;
  readonly hasEverAcceptedDirectly: boolean;
  readonly wasProvided: boolean;
  /** Whether a text can be offered. */
  readonly hasText: boolean;
}

/** Derives every agreement fact of a relationship, existing or asked for, from plain rows. */
export function agreementFacts(history: CustomerHistory, relationship: RelationshipPartners): AgreementFacts {
  const fact = provided(history.acceptances, relationship, history);
  return {
    provided: fact,
    isProvided: fact !== 'NOT',
    isUpToDate: fact === 'UP_TO_DATE',
    isBlocked: isBlocked(history, relationship),
    hasBoughtBefore: history.hasBoughtBefore,
    hasEverAcceptedDirectly: hasEverAcceptedDirectly(history.acceptances),
    wasProvided: wasEverProvided(history.acceptances, relationship),
    hasText: offeredVersion(history) !== null,
  };
}
