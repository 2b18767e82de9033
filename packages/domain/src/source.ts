/** The sentences of the guide that rows come from, as its English text has them. */
export const GUIDE = {
  roles: 'You must be an Admin agent or Sales agent to perform these steps.',
  rolesToConfirm: 'You must be an Admin agent or Sales agent to do this:',
  rolesToRetrieve: 'You must be an Admin agent or Sales agent to do this.',
  whoAttests: 'Direct bill partners can confirm customer acceptance of the Microsoft Customer Agreement in Partner Center for new and existing customers.',
  reseller: 'Indirect resellers cannot attest on behalf of their customers and need to work with their Indirect Provider to get attestation completed.',
  box: 'Under Microsoft agreement, select the box to attest that the customer has accepted the Microsoft Customer Agreement.',
  country: "When requesting the Microsoft Customer Agreement template, be sure to select the correct country based on the customer's location.",
  latestVersion: 'You can manually download the latest version of the Microsoft Customer Agreement template from here.',
  signer: 'Enter the First name, Last name, Email address, and Phone number (optional) of the person who accepted the agreement.',
  noFuture: 'You cannot set this to a future date.',
  companyFields: "Under Account Info, enter information about the new customer in all required fields, including the customer's company name and primary contact.",
  continueCreating: 'Select Next to continue creating the customer tenant.',
  credentials: 'You will need to give these credentials to your customer later.',
  createDirect: 'Under Customer Agreement, select Customer will be asked to accept the Microsoft Customer Agreement in Microsoft 365 Admin Center.',
  provided: 'Under Microsoft customer agreement, view if confirmation has or hasn\'t been provided by this customer.',
  invite: 'Partners can invite new and existing customers, via a URL, to review and accept the agreement within the Microsoft 365 Admin Center.',
  requestLink: 'From the Customers tab within Partner Center, select Request a reseller relationship link.',
  inviteExisting: 'Create the customer email with the embedded URL inviting your customer to accept the Microsoft Customer Agreement.',
  linkWithSignIn: 'A link to this URL (Sign-in required)',
  tickBoth: 'Customer checks the box to accept the reseller relationship and Microsoft Customer Agreement.',
  tickAgreement: 'Your customer checks the box to accept the Microsoft Customer Agreement.',
  consolidated: 'Within the same URL, the customer is able to see a consolidated list of different partners they are working with.',
  scenario1: 'Scenario 1: An existing customer has purchased any of the following through an existing partner relationship: offers, software or software subscriptions, Reserved Instances, or Azure Plan.',
  scenario2: 'The customer is now attempting to make any new purchase with a new partner.',
  mustAttest: 'To resolve: You must attest on behalf of the customer.',
  autoRenewal: 'The customer is now attempting to make any new purchase (excluding auto renewal).',
  noPurchase: 'New customers cannot make a purchase until they accept the Microsoft Customer Agreement.',
  orderPrompt: "If you try to create a new order for an existing customer who you have not confirmed before, you'll receive a prompt to complete the confirmation.",
} as const;
export type GuideSentence = (typeof GUIDE)[keyof typeof GUIDE];

/** Decision records of `docs/adr` that rows come from, where the guide is silent. */
export const RULE_ADRS = [
  '0082', '0100', '0101', '0102', '0103', '0104', '0105', '0106', '0107', '0108', '0109', '0110', '0111', '0112', '0113', '0114',
  '0115', '0143', '0144', '0156', '0158', '0168',
] as const;
export type RuleAdr = (typeof RULE_ADRS)[number];

/** Where a row comes from: a sentence of the guide, a decision record, or both. */
export type Source =
  | { readonly guide: GuideSentence; readonly adr?: RuleAdr }
  | { readonly guide?: GuideSentence; readonly adr: RuleAdr };
