import { attestationFaults, checkDay, checkSigner, todayIn, type AttestFacts, type Checked, type CheckedDay, type FieldFault, type Signer, type SignerInput, type VersionRow } from '@assent/domain';

/** The part of an attestation that somebody types. */
export interface AttestationInput {
  readonly agreementId: string;
  readonly signer: SignerInput;
  readonly dateAgreed: string;
  /** The box shown when a customer is created; elsewhere saving is the statement. */
  readonly statement?: AttestFacts['statement'];
}

export interface AttestationForm {
  readonly statement: AttestFacts['statement'];
  readonly signer: Checked<Signer>;
  readonly date: CheckedDay;
}

export interface MeasuredAgainst {
  /** Of the partners that gain by the attestation: none of their own people is the signer (ADR 0118). */
  readonly domains: readonly string[];
  /** Of the partner that attests. */
  readonly timeZone: string;
  /** Of the customer's country. */
  readonly versions: readonly VersionRow[];
  readonly now: Date;
}

export function checkAttestation({ agreementId, signer, dateAgreed, statement = 'SAVED' }: AttestationInput, { domains, timeZone, versions, now }: MeasuredAgainst): AttestationForm {
  const notBefore = versions.find(({ id }) => id === agreementId)?.acceptancesFrom ?? null;
  return { statement, signer: checkSigner(signer, domains), date: checkDay(dateAgreed, { today: todayIn(timeZone, now), notBefore }) };
}

/** Every field of the form that is wrong, whichever row decided. */
export const faultsOfAttestation = (form: AttestationForm): readonly FieldFault[] => attestationFaults(form);
