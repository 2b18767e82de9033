import type { Cast } from './cast';
import type { Stage } from './stage';

/** The arguments of one way into the schema: GraphQL type and value of each. */
export interface Road {
  /** What the table calls it behind the field's name: `customer:linden`. Empty where there is but one. */
  readonly name: string;
  readonly variables: object;
  /** Only which things it gives is asked for: what they show is asked elsewhere. */
  readonly isLean?: boolean;
  /** Whoever holds the secret of a link learns who asks: to strangers the partners that it names are called `asker`, so that the table says who meets them otherwise. */
  readonly isSecret?: boolean | undefined;
}

/** Every root field of `Query` with the argument values of the scene. A root field that is not here fails the test. */
export function roadsOf({ linden, elsewhere, elsewhereAdmin }: Cast, { names, links, relationships }: Stage): Readonly<Record<string, readonly Road[]>> {
  const idOf = (name: string): string => [...names].find(([, given]) => given === name)?.[0] ?? '';
  const acceptances = [...names.values()].filter((name) => /-(attestation|superseded|withdrawn)$|^direct$/.test(name));
  const only: readonly Road[] = [{ name: '', variables: {} }];
  const by = (named: Readonly<Record<string, Road['variables']>>, kind: Pick<Road, 'isLean' | 'isSecret'> = {}): Road[] => Object.entries(named).map(([name, variables]) => ({ name, variables, ...kind }));
  return {
    viewer: only,
    mailConfigured: only,
    sessions: only,
    agreementCountries: only,
    agreementText: by({ german: { country: 'DE', language: 'de-DE' }, missing: { country: 'DE', language: 'ja-JP' } }),
    agreement: by({ germany: { country: 'DE' }, first: { country: 'DE', version: '2025.1' }, second: { country: 'DE', version: '2026.1' }, none: { country: 'FR' } }),
    customer: by({ linden: { id: linden.id }, elsewhere: { id: elsewhere.id }, unknown: { id: 'unknown' } }),
    acceptance: by({ ...Object.fromEntries(acceptances.map((name) => [name, { id: idOf(name) }])), unknown: { id: 'unknown' } }),
    acceptanceSummary: only,
    customers: [...by({ all: {} }), ...by({
      'search-name': { search: 'werke ag' },
      'search-domain': { search: 'lindenhof-real' },
      'search-contact': { search: 'Vogelsang Margarethe' },
      'search-contact-mail': { search: 'margarethe@' },
      'search-typed-name': { search: 'as typed' },
      'search-typed-mail': { search: '@typed.example' },
      'in-germany': { country: ['DE'] },
      'asked-again': { agreementStatus: ['REACCEPTANCE_DUE'] },
      'other-status': { agreementStatus: ['INVITED', 'LAPSED', 'NOT_PROVIDED', 'PROVIDED', 'WAITING_FOR_PARTNER'] },
      active: { relationship: ['ACTIVE'] },
      inactive: { relationship: ['REQUESTED', 'ENDED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'] },
      'last-accepted': { orderBy: 'LAST_ACCEPTED_DESC' },
    }, { isLean: true })],
    domainAvailable: by({ taken: { domain: linden.domain }, free: { domain: 'free.example' } }),
    invitation: by({ ...Object.fromEntries(Object.entries(links).map(([name, { token }]) => [`${name}-link`, { token }])), unknown: { token: 'unknown' } }, { isSecret: true }),
    invitations: by({ all: {}, linden: { customerId: linden.id }, elsewhere: { customerId: elsewhere.id } }),
    invitationMail: by({
      linden: { kind: 'AGREEMENT', language: 'de', customerId: linden.id, withCredentials: true },
      elsewhere: { kind: 'AGREEMENT', language: 'de', customerId: elsewhere.id },
      anybody: { kind: 'RELATIONSHIP_AND_AGREEMENT', language: 'ja' },
    }),
    secondFactor: only,
    waitingInvitations: only,
    partners: only,
    partner: by(Object.fromEntries(Object.entries(relationships).map(([name, { id }]) => [`${name}-relationship`, { id }]))),
    providers: only,
    resellers: only,
    colleagues: only,
    auditEvents: by({ all: { first: 100 }, linden: { first: 100, customerId: linden.id }, elsewhere: { first: 100, customerId: elsewhere.id }, 'by-another': { first: 100, actorId: elsewhereAdmin.id } }),
  };
}
