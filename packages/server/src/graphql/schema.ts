import 'reflect-metadata';
import { isInputObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema, type PubSub } from 'type-graphql';
import { AcceptResolver } from '../acceptances/accept.resolver';
import { AcceptanceConnectionResolver, AcceptanceResolver, CustomerAcceptanceResolver } from '../acceptances/acceptance.resolver';
import { AskingResolver, CustomerAskingResolver } from '../acceptances/asking.resolver';
import { AttestResolver } from '../acceptances/attest.resolver';
import { ForwardResolver } from '../acceptances/forward.resolver';
import { AcceptanceLiveResolver } from '../acceptances/live.resolver';
import { PartnerRelationshipConnectionResolver, PartnerRelationshipFieldResolver, PartnerRelationshipResolver } from '../acceptances/partner-relationship.resolver';
import { WithdrawResolver } from '../acceptances/withdraw.resolver';
import { AgreementCountryResolver, AgreementResolver, AgreementTextResolver } from '../agreements/agreement.resolver';
import { PublishResolver } from '../agreements/publishing/publish.resolver';
import { AuditResolver } from '../audit/audit.resolver';
import { AuthResolver } from '../auth/auth.resolver';
import { FactorResolver } from '../auth/factors/factor.resolver';
import { PasswordResetResolver } from '../auth/reset/password-reset.resolver';
import { SessionResolver } from '../auth/session.resolver';
import { CreateCustomerResolver } from '../creation/create-customer.resolver';
import { CustomerUserResolver } from '../customers/customer-user.resolver';
import { CustomerInvitationResolver, InvitationConnectionResolver, InvitationResolver } from '../invitations/invitation.resolver';
import { InvitationMailResolver } from '../invitations/invitation-mail.resolver';
import { InvitationLiveResolver } from '../invitations/live.resolver';
import { MailResolver } from '../mail/mail.resolver';
import { AttestedOrderResolver, CustomerOrderResolver, OrderConnectionResolver, OrderResolver } from '../orders/order.resolver';
import { AgentResolver, PartnerResolver } from '../partners/partner.resolver';
import { ReceiptResolver } from '../receipts/receipt.resolver';
import { CustomerConnectionResolver, PartnerCustomerResolver } from '../relationships/partner-customer.resolver';
import { RelationshipResolver } from '../relationships/relationship.resolver';
import { AgreementDueResolver } from '../standing/agreement-due.resolver';
import { TypedEmailResolver } from '../relationships/typed-email.resolver';
import { ViewerMayResolver } from '../standing/viewer-may.resolver';

/** The whole contract. Inputs are checked by the services, so that a mistake comes back as a refusal of its field. */
export async function buildAssentSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    validate: false,
    pubSub: noPubSub,
    resolvers: [
      AuthResolver,
      SessionResolver,
      FactorResolver,
      PasswordResetResolver,
      PartnerResolver,
      AgentResolver,
      CustomerUserResolver,
      AgreementResolver,
      AgreementCountryResolver,
      AgreementTextResolver,
      PublishResolver,
      AgreementDueResolver,
      CustomerConnectionResolver,
      PartnerCustomerResolver,
      RelationshipResolver,
      TypedEmailResolver,
      InvitationResolver,
      InvitationConnectionResolver,
      CustomerInvitationResolver,
      InvitationMailResolver,
      AcceptanceResolver,
      AcceptanceConnectionResolver,
      CustomerAcceptanceResolver,
      ReceiptResolver,
      AttestResolver,
      AskingResolver,
      CustomerAskingResolver,
      WithdrawResolver,
      AcceptResolver,
      ForwardResolver,
      PartnerRelationshipResolver,
      PartnerRelationshipFieldResolver,
      PartnerRelationshipConnectionResolver,
      CreateCustomerResolver,
      OrderResolver,
      OrderConnectionResolver,
      AttestedOrderResolver,
      CustomerOrderResolver,
      ViewerMayResolver,
      MailResolver,
      AuditResolver,
      AcceptanceLiveResolver,
      InvitationLiveResolver,
    ],
  });
  for (const name of ['InviteeInput', 'NewCustomerAgreementInput']) markOneOf(schema, name);
  return schema;
}

/** TypeGraphQL asks for one where there are subscriptions. Ours follow what was committed (ADR 0150), and nothing is published beside that. */
const noPubSub: PubSub = {
  publish: () => {
    throw new Error('Nothing is published: leave a note in the transaction of the fact');
  },
  subscribe: () => {
    throw new Error('There are no topics to subscribe to');
  },
};

/** Exactly one field of the input must be given. TypeGraphQL 2.0.0-rc.4 knows no @oneOf, so it is marked on what was built. */
function markOneOf(schema: GraphQLSchema, name: string): void {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is no input of the schema`);
  type.isOneOf = true;
}
