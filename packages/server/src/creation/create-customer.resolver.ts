import { domainFault, tidyDomain } from '@assent/domain';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { findAcceptance } from '../acceptances/acceptance.resolver';
import { CustomerEntity } from '../customers/customer.entity';
import type { Customer } from '../customers/customer.types';
import type { Context } from '../graphql/context';
import { badUserInput } from '../graphql/errors';
import { make } from '../graphql/make';
import { foundOrNot, requireAgent } from '../graphql/policy';
import { answerRefusal } from '../graphql/refusals';
import { credentialsMail, type FirstCredentials } from '../invitations/invitation.mail';
import { readInvitation } from '../invitations/invitation.reader';
import { invitationUrl, mailOf } from '../invitations/invitation.resolver';
import type { Invitation, InvitationMail } from '../invitations/invitation.types';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { createCustomer } from './create-customer.service';
import { CreateCustomerInput, CreateCustomerResult, Credentials, CredentialsIssued, CustomerCreated, IssueCredentialsResult } from './create-customer.types';
import { issueCredentials } from './issue-credentials.service';
import { updateCustomer } from './update-customer.service';
import { CustomerUpdated, UpdateCustomerInput, UpdateCustomerResult } from './update-customer.types';

@Resolver()
export class CreateCustomerResolver {
  @Mutation(() => CreateCustomerResult, {
    description:
      'Creates a customer with an active relationship, its first credentials, and either an attestation or an invitation, all or nothing (table C, then A or I). Refusals: ROLE_CANNOT_CREATE_CUSTOMER, PROVIDER_REQUIRED, REGION_NOT_SERVED, AGREEMENT_NOT_AVAILABLE, DOMAIN_NOT_AVAILABLE, CUSTOMER_INCOMPLETE, and those of attestAcceptance.',
  })
  async createCustomer(@Arg('input', () => CreateCustomerInput, { description: 'The company, and how it accepts.' }) input: CreateCustomerInput, @Ctx() context: Context): Promise<typeof CreateCustomerResult> {
    const { attestation, direct } = input.agreement;
    if (Boolean(attestation) === Boolean(direct)) throw badUserInput('Give exactly one of attestation and direct.', 'input.agreement');
    const { result, replayed, secrets } = await createCustomer(context, requireAgent(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const { customerId, acceptanceId, invitationId, userName } = result;
    const customer = foundOrNot(await findCustomer(context, customerId, WITH_PROFILE));
    const invitation = invitationId === null ? null : await context.database.read((manager) => readInvitation(manager, invitationId, context.now));
    const url = invitation === null || secrets === null ? null : invitationUrl(context, secrets.token);
    return make(CustomerCreated, {
      customer,
      credentials: secrets && make(Credentials, { userName, password: secrets.password }),
      acceptance: acceptanceId === null ? null : await findAcceptance(context, acceptanceId, customer.view),
      invitation,
      url,
      ...(await mailsOf(context, { customer, invitation, url, credentials: secrets && { userName, password: secrets.password } })),
      replayed,
    });
  }

  @Mutation(() => UpdateCustomerResult, {
    description:
      'Company and primary contact as they are now (table U). The country is fixed once any acceptance was recorded. Refusals: NOT_YOUR_CUSTOMER, ROLE_CANNOT_UPDATE_CUSTOMER, CUSTOMER_INCOMPLETE, COUNTRY_FIXED, REGION_NOT_SERVED, AGREEMENT_NOT_AVAILABLE.',
  })
  async updateCustomer(@Arg('input', () => UpdateCustomerInput, { description: 'The customer as it should be.' }) input: UpdateCustomerInput, @Ctx() context: Context): Promise<typeof UpdateCustomerResult> {
    const { result, replayed } = await updateCustomer(context, requireAgent(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    return make(CustomerUpdated, { customer: foundOrNot(await findCustomer(context, result.customerId, WITH_PROFILE)), replayed });
  }

  @Mutation(() => IssueCredentialsResult, {
    description: 'New first credentials, by the partner that created the customer and only before the first sign-in (table K). Refusals: NOT_YOUR_CUSTOMER, ROLE_CANNOT_ISSUE_CREDENTIALS, CREDENTIALS_IN_USE.',
  })
  async issueCredentials(@Arg('customerId', () => ID, { description: 'The customer.' }) customerId: string, @Ctx() context: Context): Promise<typeof IssueCredentialsResult> {
    const result = await issueCredentials(context, requireAgent(context), customerId);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const customer = foundOrNot(await findCustomer(context, customerId, WITH_PROFILE));
    const credentials = make(Credentials, { userName: result.userName, password: result.password });
    return make(CredentialsIssued, { credentials, mail: await credentialsMailOf(context, customer, credentials) });
  }

  @Query(() => Boolean, { description: 'Whether a new customer may use this domain. By whom it is taken is never said.' })
  async domainAvailable(@Arg('domain', () => String, { description: 'A domain name.' }) domain: string, @Ctx() context: Context): Promise<boolean> {
    requireAgent(context);
    const tidied = tidyDomain(domain);
    if (domainFault(tidied) !== null) return false;
    return !(await context.database.read((manager) => manager.existsBy(CustomerEntity, { domain: tidied })));
  }
}

interface Made {
  readonly customer: Customer;
  readonly invitation: Invitation | null;
  readonly url: string | null;
  readonly credentials: FirstCredentials | null;
}

/** Two mails by default, link and credentials; and both in one, as the guide has it, with a warning. */
async function mailsOf(context: Context, { customer, invitation, url, credentials }: Made): Promise<Pick<CustomerCreated, 'mail' | 'credentialsMail' | 'combinedMail'>> {
  const hasLink = invitation !== null && url !== null;
  return {
    mail: hasLink ? await mailOf(context, invitation, url) : null,
    credentialsMail: credentials && (await credentialsMailOf(context, customer, credentials, invitation?.language)),
    combinedMail: hasLink && credentials !== null ? await mailOf(context, invitation, url, { credentials }) : null,
  };
}

async function credentialsMailOf(context: Context, { companyName, language }: Customer, credentials: FirstCredentials, chosen?: string): Promise<InvitationMail> {
  const viewer = requireAgent(context);
  const partner = await context.loaders.partner.load(viewer.partnerId);
  return credentialsMail({ companyName, language: chosen ?? language ?? 'en', partner, siteUrl: `${context.config.acceptance.origin}/sign-in`, credentials });
}

const WITH_PROFILE: ReadonlySet<string> = new Set(['domain']);
