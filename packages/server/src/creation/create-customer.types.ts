import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Acceptance } from '../acceptances/acceptance.types';
import { AttestationFields } from '../acceptances/attest.types';
import { Customer } from '../customers/customer.types';
import { Refusal } from '../graphql/refusal.types';
import { LanguageTag, Url } from '../graphql/scalars';
import { Invitation, InvitationMail } from '../invitations/invitation.types';
import { CompanyFields } from './company.types';

@InputType({ description: 'A company and its primary contact as typed. Checked by the server: a mistake comes back as a refusal of its field.' })
export class NewCompanyInput extends CompanyFields {
  @Field(() => String, { description: 'Domain of its tenant, not yet taken.' })
  domain!: string;
}

@InputType({ description: 'The partner attests at once.' })
export class NewCustomerAttestationInput extends AttestationFields {
  @Field(() => Boolean, { description: 'The box "the customer has accepted": must be ticked.' })
  hasAccepted!: boolean;
}

@InputType({ description: 'The customer will be asked to accept.' })
export class NewCustomerDirectInput {
  @Field(() => LanguageTag, { description: 'Language of the mail.' })
  language!: string;
}

@InputType({ description: 'How the agreement is accepted: exactly one of the two.' })
export class NewCustomerAgreementInput {
  @Field(() => NewCustomerAttestationInput, { nullable: true, description: 'The partner attests.' })
  attestation?: NewCustomerAttestationInput | null;

  @Field(() => NewCustomerDirectInput, { nullable: true, description: 'The customer is invited.' })
  direct?: NewCustomerDirectInput | null;
}

@InputType({ description: 'A new customer.' })
export class CreateCustomerInput {
  @Field(() => NewCompanyInput, { description: 'The company.' })
  company!: NewCompanyInput;

  @Field(() => ID, { nullable: true, description: 'The provider through which an indirect reseller will sell.' })
  providerId?: string | null;

  @Field(() => NewCustomerAgreementInput, { description: 'How the agreement is accepted.' })
  agreement!: NewCustomerAgreementInput;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input creates once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'First credentials of a customer, shown once. The first sign-in asks for a new password.' })
export class Credentials {
  @Field(() => String, { description: 'Sign-in name.' })
  userName!: string;

  @Field(() => String, { description: 'One-time password.' })
  password!: string;
}

@ObjectType({ description: 'The customer is created.' })
export class CustomerCreated {
  @Field(() => Customer, { description: 'The customer.' })
  customer!: Customer;

  @Field(() => Credentials, { nullable: true, description: 'Shown here once; null when this is a replay.' })
  credentials!: Credentials | null;

  @Field(() => Acceptance, { nullable: true, description: 'The attestation, when the partner attested.' })
  acceptance!: Acceptance | null;

  @Field(() => Invitation, { nullable: true, description: 'The invitation, when the customer will be asked.' })
  invitation!: Invitation | null;

  @Field(() => Url, { nullable: true, description: 'The link of the invitation, shown here once; null when this is a replay.' })
  url!: string | null;

  @Field(() => InvitationMail, { nullable: true, description: 'The generated mail with the link in it; null when this is a replay.' })
  mail!: InvitationMail | null;

  @Field(() => InvitationMail, { nullable: true, description: 'The second mail: the first credentials, apart from the link; null when this is a replay.' })
  credentialsMail!: InvitationMail | null;

  @Field(() => InvitationMail, { nullable: true, description: 'Link and credentials in one mail, with a warning: whoever reads it can sign in and accept. Null without an invitation, and when this is a replay.' })
  combinedMail!: InvitationMail | null;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key created it.' })
  replayed!: boolean;
}

export const CreateCustomerResult = createUnionType({
  name: 'CreateCustomerResult',
  description: 'What creating came to.',
  types: () => [CustomerCreated, Refusal] as const,
});

@ObjectType({ description: 'New first credentials; the earlier ones stop working.' })
export class CredentialsIssued {
  @Field(() => Credentials, { description: 'Shown here once.' })
  credentials!: Credentials;

  @Field(() => InvitationMail, { description: 'The mail with them, for the partner to send.' })
  mail!: InvitationMail;
}

export const IssueCredentialsResult = createUnionType({
  name: 'IssueCredentialsResult',
  description: 'What issuing came to.',
  types: () => [CredentialsIssued, Refusal] as const,
});
