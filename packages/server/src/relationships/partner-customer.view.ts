import type { ShowCustomer } from '@assent/domain';
import type { PartnerView } from '../customers/customer-view';
import { Address, Contact, Customer } from '../customers/customer.types';
import { isTrue } from '../database/columns';
import { encodeCursor } from '../graphql/connection';
import type { AgentViewer } from '../graphql/context';
import type { CustomerOrder } from '../graphql/enums';
import { make } from '../graphql/make';
import { knownStanding, mayReadProfile, shownToAgent } from '../graphql/policy';
import { customersIn, isByName } from './customer-lists';
import type { PartnerCustomerRow } from './partner-customer.reader';

export function customerCursor(orderBy: CustomerOrder, row: PartnerCustomerRow): string {
  return encodeCursor(customersIn(orderBy), [isByName(orderBy) ? row.nameKey : row.acceptedKey, row.id]);
}

/** The customer as this agent may see it; null where table V hides it. */
export function toCustomer(viewer: AgentViewer, row: PartnerCustomerRow): Customer | null {
  const shows = shownToAgent(viewer, { standing: row.standing, hasOwnAttestation: isTrue(row.hasOwnAttestation) });
  return shows === null ? null : make(Customer, { ...profileOf(row, shows), id: row.id, companyName: row.companyName, view: viewOf(viewer, row, shows) });
}

function viewOf(viewer: AgentViewer, row: PartnerCustomerRow, shows: ShowCustomer): PartnerView {
  const { relationshipId, standing, relationshipState } = row;
  const { agreementStatus, latestAcceptanceId } = row;
  return {
    kind: 'PARTNER',
    partnerId: viewer.partnerId,
    shows,
    relationshipId,
    standing,
    relationshipState,
    ...knownStanding(shows, { agreementStatus, isBlocked: isTrue(row.isBlocked), latestAcceptanceId }),
  };
}

type Profile = Pick<Customer, 'domain' | 'country' | 'language' | 'timeZone' | 'registrationNumber' | 'address' | 'primaryContact'>;

const noProfile: Profile = { domain: null, country: null, language: null, timeZone: null, registrationNumber: null, address: null, primaryContact: null };

function profileOf(row: PartnerCustomerRow, shows: ShowCustomer): Profile {
  if (!mayReadProfile(shows)) return noProfile;
  const { domain = null, language = null, timeZone = null, registrationNumber = null, country } = row;
  return { domain, country, language, timeZone, registrationNumber, address: addressOf(row), primaryContact: contactOf(row) };
}

function addressOf({ addressLine1, addressLine2 = null, city, state = null, postalCode = null }: PartnerCustomerRow): Address | null {
  if (addressLine1 == null || city == null) return null;
  return make(Address, { line1: addressLine1, line2: addressLine2, city, state, postalCode });
}

function contactOf({ contactFirstName, contactLastName, contactEmail, contactPhone = null }: PartnerCustomerRow): Contact | null {
  if (contactFirstName == null || contactLastName == null || contactEmail == null) return null;
  return make(Contact, { firstName: contactFirstName, lastName: contactLastName, email: contactEmail, phone: contactPhone });
}
