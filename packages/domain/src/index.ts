export {
  ACCEPTANCE_METHODS, AGENT_ROLES, AGREEMENT_STATUSES, CONTACT_PARTNER_SCENARIOS, CUSTOMER_USER_ROLES, INVITATION_DAYS,
  INVITATION_KINDS, INVITATION_STATUSES, INVITATION_WARNINGS, NEXT_STEPS, ORDER_KINDS, ORDER_STATES, PARTNER_TYPES,
  RELATIONSHIP_STATES, SUBSCRIPTION_ORDER_KINDS, SUBSCRIPTION_STATES,
} from './vocabulary';
export type {
  AcceptanceMethod, AgentRole, AgreementStatus, ContactPartnerScenario, CustomerUserRole, InvitationKind, InvitationStatus,
  InvitationWarning, NextStep, OrderKind, OrderState, PartnerType, RelationshipState, SubscriptionState,
} from './vocabulary';
export { FIELD_CODES, NAMED_IN_REFUSAL, REFUSAL_CODES, REMEDIES, SPECIAL_OUTCOME_CODES, refuse } from './refusal';
export type { Checked, FieldCode, FieldFault, NamedInRefusal, RefusalCode, Refuse, Remedy, SpecialOutcomeCode } from './refusal';
export { GUIDE, type GuideSentence, RULE_ADRS, type RuleAdr, type Source } from './source';
export { decide, type Decision, type FactDomain, type FactsOf, type Impossible, type Match, type Row, type Table } from './decision';
export { tables, type RuleId, type TableId } from './tables';
export { rulesPage } from './rules-page';

export type { ReadingFacts, ReadingOutcome, ShowCustomer } from './customers/reading.table';
export type { CredentialsFacts, CredentialsOutcome, IssueCredentials } from './customers/credentials.table';
export type { UpdateCustomer, UpdateFacts, UpdateOutcome } from './customers/update.table';
export type { CreateCustomer, CreationFacts, CreationOutcome } from './customers/creation.table';
export {
  MAX_ADDRESS_LINE, MAX_COMPANY_NAME, MAX_SHORT_FIELD, checkCompany, companyNameFault, registrationNumberFault,
} from './customers/company';
export type { Address, AddressInput, Company, CompanyInput } from './customers/company';

export { ASSUMED_ATTESTATION, ATTESTATION_FORM_ROWS } from './acceptances/attest.table';
export type { AttestFacts, AttestOutcome, RecordAttestation, ReturnAttestation } from './acceptances/attest.table';
export type { WithdrawAttestation, WithdrawFacts, WithdrawOutcome } from './acceptances/withdraw.table';
export {
  attestationOnRecord, attestingPartner, countsFor, currentAcceptances, hasEverAcceptedDirectly, isCountryFixed, onRecord,
  provided, providedBy, wasEverProvided,
} from './acceptances/acceptance';
export type { AcceptanceRow, ProvidedFact, Providing, RelationshipPartners } from './acceptances/acceptance';
export type { DisputeAttestation, DisputeFacts, DisputeOutcome } from './acceptances/dispute.table';
export type {
  AskToAttest, AttestationRequestFacts, AttestationRequestOutcome, ReturnRequest,
} from './acceptances/attestation-request.table';
export { attestationFaults, isSameAttestation, proposedVersion, versionFact } from './acceptances/attestation';
export type { AttestationContent, AttestedVersion } from './acceptances/attestation';
export { disclosesNames, disclosureToPartner } from './acceptances/disclosure';
export type { AcceptanceOrigin, Disclosure } from './acceptances/disclosure';

export type { ReadNothing, ReadTrail, TrailFacts, TrailOutcome } from './audit/trail.table';

export type { StatusFacts, StatusOutcome } from './agreements/status.table';
export { agreementFacts } from './agreements/history';
export type { AgreementFacts } from './agreements/history';
export { agreementStatus, nextStep, statusAt } from './agreements/status';
export type { StatusInput, StatusNow, StatusUntil } from './agreements/status';
export { isInForce, isOlder, isUpToDate, newestAskingAgain, offeredVersion, reacceptanceDueBy } from './agreements/version';
export type { VersionRow, VersionsOn } from './agreements/version';
export { ACCEPTANCES_BEFORE_DAYS, MAX_FILE_NAME, checkPublication } from './agreements/publication';
export type { Publication, PublicationInput, PublicationText, PublicationTextInput } from './agreements/publication';
export { MAX_PDF_BYTES, MAX_SOURCE_BYTES, fileFault, readingTextOf } from './agreements/file';
export type { FileKind } from './agreements/file';
export { publishFacts, storedFact } from './agreements/publish-facts';
export type { PublishedDays, PublishedHashes, StoredVersion } from './agreements/publish-facts';
export type { AddTexts, KeepVersion, PublishFacts, PublishOutcome, PublishVersion } from './agreements/publish.table';
export { deadlineFacts } from './agreements/deadline';
export type { DeadlineInput } from './agreements/deadline';
export type { DeadlineFacts, DeadlineOutcome, KeepDeadline, MoveDeadline } from './agreements/deadline.table';
export { REMINDER_DAYS, reminderDue, type ReminderDays } from './agreements/reminder';

export { CUSTOMER_UNKNOWN, NOTHING_SUBMITTED, OPENING_FACTS } from './invitations/opening.facts';
export type {
  ActivateRelationship, AlreadyAccepted, AskConsent, BindLink, ConfirmCompany, ContactPartner, DeclineLink, ForwardLink,
  OpeningFacts, OpeningOutcome, RecordDirect,
} from './invitations/opening.facts';
export type { InviteFacts, InviteOutcome, MakeInvitation, ReissueInvitation } from './invitations/invite.table';
export type { MailInvitation, MailingFacts, MailingOutcome } from './invitations/mailing.table';
export type { RevokeFacts, RevokeLink, RevokeOutcome } from './invitations/revoke.table';
export { hasOpenLink, linkExpiresAt, linkStatusAt, wasToldToContact } from './invitations/link';
export type { LinkRow } from './invitations/link';

export type { CancelFacts, CancelOrder, CancelOutcome } from './orders/cancel.table';
export type { HoldOrder, MakeNoOrder, OrderFacts, OrderOutcome, PlaceOrder } from './orders/order.table';
export { TERM_DAYS, isTermOver, nextTermEnd, renewalMadeBy } from './orders/renewal';
export type { RunningSubscription } from './orders/renewal';
export { hasBoughtBefore, isBlocked } from './orders/purchase';
export type { CustomerHistory } from './orders/purchase';

export type {
  EndRelationship, KeepRelationship, MoveRelationship, RelationshipFacts, RelationshipOutcome,
} from './relationships/relationship.table';
export { NAMED_PROVIDER_FACT, countryServed, isRegionServed, namedProvider } from './relationships/region';
export type { NamedProviderFact } from './relationships/region';
export {
  attestStanding, bestRelationship, inviteStanding, isExistingPartner, isHidden, orderStanding, readingFacts, relationshipsOf,
} from './relationships/standing';
export type { PartnerTowardCustomer, RelationshipRow } from './relationships/standing';

export { MAX_EMAIL, domainFault, domainOfEmail, emailFault, phoneFault, tidyDomain, tidyEmail } from './people/contact';
export { AGENT_ROLE_FACT, READER_FACT, ROLES_WITHOUT_TASKS, hasTasks, mayAccept, strongestAgentRole, strongestReaderRole } from './people/role';
export type { AgentRoleFact, ReaderFact } from './people/role';
export { MAX_PERSON_NAME, checkSigner, faultsOf, isSameSigner } from './people/signer';
export type { Signer, SignerInput } from './people/signer';
export { MAX_REASON, lengthOf, nameFault, reasonFault, textFault, tidy } from './people/text';

export { addDays, checkDay, daysBetween, isDay, msOfDay } from './time/day';
export type { CheckedDay, DateFact, Day } from './time/day';
export { endOfDay, isTimeZone, startOfDay, todayIn, earliestDayOnEarth, latestDayOnEarth } from './time/zone';

export {
  AGREEMENT_LANGUAGES, COUNTRIES, COUNTRY_CODES, REGIONS, agreementLanguages, countryOf, isCountryCode, needsRegistrationNumber, regionOf,
} from './countries';
export type { AgreementLanguage, Country, CountryCode, Region } from './countries';
