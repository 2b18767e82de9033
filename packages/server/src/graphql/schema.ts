import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AcceptResolver } from '../acceptances/accept.resolver';
import { AcceptanceConnectionResolver, AcceptanceResolver, CustomerAcceptanceResolver } from '../acceptances/acceptance.resolver';
import { AttestResolver } from '../acceptances/attest.resolver';
import { PartnerRelationshipConnectionResolver, PartnerRelationshipFieldResolver, PartnerRelationshipResolver } from '../acceptances/partner-relationship.resolver';
import { AgreementCountryResolver, AgreementResolver, AgreementTextResolver } from '../agreements/agreement.resolver';
import { AuthResolver } from '../auth/auth.resolver';
import { CustomerUserResolver } from '../customers/customer-user.resolver';
import { CustomerInvitationResolver, InvitationConnectionResolver, InvitationResolver } from '../invitations/invitation.resolver';
import { AttestedOrderResolver, CustomerOrderResolver, OrderConnectionResolver, OrderResolver } from '../orders/order.resolver';
import { AgentResolver } from '../partners/partner.resolver';
import { CustomerConnectionResolver, PartnerCustomerResolver } from '../relationships/partner-customer.resolver';
import { RelationshipResolver } from '../relationships/relationship.resolver';
import { ViewerMayResolver } from '../standing/viewer-may.resolver';

/** The whole contract. Inputs are checked by the services, so that a mistake comes back as a refusal of its field. */
export function buildAssentSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    validate: false,
    resolvers: [
      AuthResolver,
      AgentResolver,
      CustomerUserResolver,
      AgreementResolver,
      AgreementCountryResolver,
      AgreementTextResolver,
      CustomerConnectionResolver,
      PartnerCustomerResolver,
      RelationshipResolver,
      InvitationResolver,
      InvitationConnectionResolver,
      CustomerInvitationResolver,
      AcceptanceResolver,
      AcceptanceConnectionResolver,
      CustomerAcceptanceResolver,
      AttestResolver,
      AcceptResolver,
      PartnerRelationshipResolver,
      PartnerRelationshipFieldResolver,
      PartnerRelationshipConnectionResolver,
      OrderResolver,
      OrderConnectionResolver,
      AttestedOrderResolver,
      CustomerOrderResolver,
      ViewerMayResolver,
    ],
  });
}
