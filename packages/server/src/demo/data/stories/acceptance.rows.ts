import type { CountryCode } from '@assent/domain';
import { sampleAgreementLanguages } from '../../../agreements/samples/sample-agreement';
import type { SampleAgreementVersion } from '../../../agreements/samples/sample-agreement.types';
import { officeTime } from '../demo-calendar';
import type { Day, DemoAcceptance, DemoCustomerUser, DemoInvitation, DemoPerson, DemoWithdrawal } from '../demo-world.types';
import type { Scene } from './story.types';

interface Agreed {
  readonly number: number;
  readonly version: SampleAgreementVersion;
  readonly day: Day;
}

export function agreementSlug(country: CountryCode, version: SampleAgreementVersion): string {
  return `${country}/${version}`;
}

function personOf({ firstName, lastName, email, phone }: DemoCustomerUser): DemoPerson {
  return { firstName, lastName, email, phone };
}

function factOf(scene: Scene, { number, version, day }: Agreed) {
  const { customer, relationship } = scene;
  return {
    slug: `${relationship}/acceptance-${number}`,
    customer: customer.slug,
    relationship,
    agreement: agreementSlug(customer.country, version),
    language: sampleAgreementLanguages(customer.country)[0] ?? 'en-US',
    dateAgreed: day,
  };
}

interface Attested extends Agreed {
  readonly signer?: DemoCustomerUser;
  readonly supersedes?: DemoAcceptance;
}

/** The attesting partner says that the customer agreed on that day. */
export function attestation(scene: Scene, attested: Attested): DemoAcceptance {
  return {
    ...factOf(scene, attested),
    method: 'ATTESTED',
    rule: 'A10',
    partner: scene.attestingPartner.slug,
    attestedBy: scene.attestingAgent.slug,
    acceptedBy: null,
    invitation: null,
    signer: personOf(attested.signer ?? scene.users[0]),
    recordedAt: officeTime(attested.day, scene.customer.country, 40 + attested.number),
    supersedes: attested.supersedes?.slug ?? null,
  };
}

/** The customer itself accepts, through the link that it was sent. */
export function directAcceptance(scene: Scene, agreed: Agreed, invitation: DemoInvitation): DemoAcceptance {
  const [user] = scene.users;
  return {
    ...factOf(scene, agreed),
    method: 'DIRECT',
    rule: 'D15',
    partner: null,
    attestedBy: null,
    acceptedBy: user.slug,
    invitation: invitation.slug,
    signer: personOf(user),
    recordedAt: officeTime(agreed.day, scene.customer.country, 60),
    supersedes: null,
  };
}

const WITHDRAWAL_REASONS = {
  JP: '同意した人に締結権限がないことが判明したため',
  elsewhere: 'The person named had no authority to sign for the company',
} as const;

export function withdrawal(scene: Scene, acceptance: DemoAcceptance, day: Day): DemoWithdrawal {
  return {
    slug: `${acceptance.slug}/withdrawal`,
    acceptance: acceptance.slug,
    agent: scene.attestingAgent.slug,
    reason: scene.customer.country === 'JP' ? WITHDRAWAL_REASONS.JP : WITHDRAWAL_REASONS.elsewhere,
    recordedAt: officeTime(day, scene.customer.country, 30),
  };
}
