const REFUSAL = `fragment refusal on Refusal {
  code rule message fields { path code message } remedies { code message } partner { id name contact { email } } people { firstName lastName email }
}`;

const ACCEPTANCE = `fragment acceptance on Acceptance {
  id method dateAgreed recordedAt language fileHash shownHash rule supersedesId current
  signer { firstName lastName email phone } partner { id } attestedBy { id } agreement { id version } withdrawn { at reason }
  evidence { address userAgent signInMethod signedInAt timeZone credentialsIssuedBy { id } }
}`;

const CONTACT = `fragment contact on ContactPartner {
  message scenario row: rule
  seller: partner { id name contact { name email phone } } provider { id name contact { email } } attestedBy { id name contact { name email phone } }
}`;

const VIEW = `fragment view on InvitationView {
  id kind outcome rule companyName expiresAt asks { relationship agreement } partner { id name } provider { id }
  refusal { ...refusal } contactPartner { ...contact } acceptance { id } agreement { id version country texts { id language fileHash shownHash } }
}`;

const PARTNER = `fragment listed on PartnerRelationship {
  id status since agreementStatus nextStep { code message } partner { id name contact { email } } provider { id }
  acceptance { ...acceptance } acceptances { id method }
}`;

export const ATTEST = `${REFUSAL} ${ACCEPTANCE} mutation Attest($input: AttestAcceptanceInput!) { attestAcceptance(input: $input) {
  __typename
  ... on AcceptanceRecorded { acceptance { ...acceptance } customer { id agreementStatus nextStep { code } } order { id state placedAt } placedOrders { id } replayed }
  ...refusal
} }`;

export const INVITE = `${REFUSAL} mutation Invite($input: InviteInput!) { invite(input: $input) {
  __typename
  ... on InvitationCreated {
    url replayed warning { code message } mail { language subject text html }
    invitation { id kind status companyName email language createdAt expiresAt toldToContactAt partner { id } seller { id } provider { id } }
  }
  ...refusal
} }`;

export const OPEN = `${REFUSAL} ${CONTACT} ${VIEW} query Open($token: String!) { invitation(token: $token) { ...view } }`;

export const CONFIRM = `${REFUSAL} ${CONTACT} ${VIEW} mutation Confirm($token: String!) { confirmCompany(token: $token) { ...view } }`;

export const ACCEPT = `${REFUSAL} ${CONTACT} ${ACCEPTANCE} ${PARTNER} mutation Accept($input: AcceptInput!) { accept(input: $input) {
  __typename
  ... on Accepted { acceptance { ...acceptance } relationship { ...listed } replayed }
  ... on AlreadyAccepted { acceptance { id } relationship { id } }
  ...contact
  ...refusal
} }`;

export const ORDER = `${REFUSAL} mutation Order($input: PlaceOrderInput!) { placeOrder(input: $input) {
  __typename
  ... on OrderPlaced { order { id state kind lines { product quantity } placedAt createdBy { id } imported relationship { id } } replayed }
  ... on ConfirmationRequired {
    order { id state placedAt } customer { id companyName } agreement { id version } signer { firstName lastName email phone }
    mayAttest provider { id name } message row: rule replayed
  }
  ...refusal
} }`;

export const CANCEL = `${REFUSAL} mutation Cancel($id: ID!) { cancelOrder(id: $id) {
  __typename
  ... on OrderCancelled { order { id state cancelledAt } }
  ...refusal
} }`;

export const CUSTOMERS = `query Customers($first: Int! = 50, $after: String, $search: String, $agreementStatus: [AgreementStatus!], $country: [CountryCode!], $relationship: [RelationshipStatus!], $resellerId: ID, $orderBy: CustomerOrderBy! = NAME_ASC) {
  customers(first: $first, after: $after, search: $search, agreementStatus: $agreementStatus, country: $country, relationship: $relationship, resellerId: $resellerId, orderBy: $orderBy) {
    totalCount isTotalExact pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id companyName } }
  }
}`;

export const CUSTOMER = `${REFUSAL} ${ACCEPTANCE} query Customer($id: ID!) { customer(id: $id) {
  id companyName domain country language timeZone registrationNumber agreementStatus reacceptBy
  address { line1 city postalCode } primaryContact { firstName lastName email phone } nextStep { code message }
  relationship { id status agreementStatus seller { id } provider { id } } relationships { id status agreementStatus }
  latestAcceptance { ...acceptance } acceptances { totalCount edges { node { ...acceptance } } } directAcceptance { accepted at version }
  orders { totalCount edges { node { id state createdBy { id } } } } subscriptions { kind state autoRenew endsOn } invitations { totalCount edges { node { id status companyName email } } }
  agreement { id }
  viewerMay { attest { allowed refusal { ...refusal } } invite { allowed refusal { ...refusal } } order { allowed refusal { ...refusal } } }
} }`;

export const ONE_ACCEPTANCE = `${ACCEPTANCE} query OneAcceptance($id: ID!) { acceptance(id: $id) { ...acceptance customer { id } supersedes { id } } }`;

export const PARTNERS = `${ACCEPTANCE} ${PARTNER} query Partners($first: Int! = 50, $after: String) { partners(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { ...listed } }
} }`;

export const ONE_PARTNER = `${ACCEPTANCE} ${PARTNER} query OnePartner($id: ID!) { partner(id: $id) { ...listed } }`;

/** Mutations whose success a test reads elsewhere: each answers its type's name, what it names first, and any refusal in full. */
const mutation = (name: string, input: string, success: string): string =>
  `${REFUSAL} mutation Act($input: ${input}!) { ${name}(input: $input) { __typename ${success} ...refusal } }`;

export const CREATE = mutation(
  'createCustomer',
  'CreateCustomerInput',
  `... on CustomerCreated {
    replayed credentials { userName password } url mail { text } customer { id agreementStatus relationship { id status } } acceptance { id rule } invitation { id }
  }`,
);
export const UPDATE = mutation('updateCustomer', 'UpdateCustomerInput', '... on CustomerUpdated { replayed customer { id companyName } }');
export const WITHDRAW = mutation('withdrawAcceptance', 'WithdrawAcceptanceInput', '... on AcceptanceWithdrawn { replayed acceptance { id } }');
export const DISPUTE = mutation('disputeAcceptance', 'DisputeAcceptanceInput', '... on AcceptanceDisputed { replayed acceptance { id disputes { reason } } }');
export const REQUEST_ATTESTATION = mutation('requestAttestation', 'RequestAttestationInput', '... on AttestationRequested { replayed id attestedBy { id } }');
export const SEND = mutation('sendInvitation', 'SendInvitationInput', '... on InvitationSent { replayed invitation { id } }');
export const END = mutation('endRelationship', 'EndRelationshipInput', '... on RelationshipEnded { replayed relationship { id status } }');
export const FORWARD = mutation('forwardInvitation', 'ForwardInvitationInput', '... on InvitationForwarded { replayed }');
export const DECLINE = mutation('decline', 'DeclineInput', '... on Declined { invitationId }');

export const ISSUE = `${REFUSAL} mutation Issue($id: ID!) { issueCredentials(customerId: $id) {
  __typename ... on CredentialsIssued { credentials { userName password } } ...refusal
} }`;
export const REVOKE = `${REFUSAL} mutation Revoke($id: ID!) { revokeInvitation(id: $id) { __typename ... on InvitationRevoked { invitation { id status } } ...refusal } }`;
