import { tidy, type FieldFault, type Refuse } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { checkAttestation, faultsOfAttestation } from '../acceptances/attestation-form';
import { readVersions } from '../agreements/agreement.reader';
import { companyFaults, type Form } from './company-form';

/** The field that a refusal about the form is about, where the row does not name it. */
const OWN_FIELD: Readonly<Record<string, string>> = {
  REGION_NOT_SERVED: 'company.country',
  AGREEMENT_NOT_AVAILABLE: 'company.country',
  DOMAIN_NOT_AVAILABLE: 'company.domain',
};

/** The fields of a new customer's form that are wrong: those of the row that decided first, then every other one (docs/adr/0145). */
export async function creationFaults(manager: EntityManager, form: Form, { code, fields }: Refuse): Promise<readonly FieldFault[]> {
  if (code === 'ROLE_CANNOT_CREATE_CUSTOMER') return fields;
  const path = OWN_FIELD[code];
  const own = path === undefined ? fields : [{ path, code: 'NOT_ALLOWED' as const }];
  const others = [...companyFaults(form.company), ...(await faultsOfItsAttestation(manager, form))];
  return [...own, ...others.filter((fault) => !own.some((one) => one.path === fault.path))];
}

async function faultsOfItsAttestation(manager: EntityManager, { partner, input, now }: Form): Promise<FieldFault[]> {
  const { attestation } = input.agreement;
  // A reseller cannot attest, and is not told how to.
  if (!attestation || partner.type === 'INDIRECT_RESELLER') return [];
  const [known] = await readVersions(manager, [tidy(input.company.country)]);
  const statement = attestation.hasAccepted ? 'TICKED' : 'NOT_TICKED';
  const measured = { domains: [partner.domain], timeZone: partner.timeZone, versions: known?.versions ?? [], now };
  const faults = faultsOfAttestation(checkAttestation({ ...attestation, statement }, measured));
  return faults.map((fault) => ({ ...fault, path: `agreement.attestation.${fault.path}` }));
}
