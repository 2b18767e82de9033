import { isTimeZone } from '@assent/domain';
import { isObject, type Receipt, type ReceiptSummary } from '@assent/proof';
import { readAttachment } from '../acceptances/attachment.service';
import type { Acceptance } from '../acceptances/acceptance.types';
import type { Context } from '../graphql/context';
import { mayReadNames } from '../graphql/policy';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { readReceipt } from './receipt.reader';
import type { Reading } from './receipt-row';
import type { ReceiptFacts } from './receipt-sections';
import { textIn } from './receipt-row';
import { VERIFY_PATH } from './verify-path';

/** The receipt of an acceptance that is disclosed in full. */
export function receiptOf({ database }: Context, { row, view }: Acceptance): Promise<Receipt> {
  return database.read((manager) => readReceipt(manager, { acceptanceId: row.id, customerId: row.customerId, withNames: mayReadNames(view) }));
}

/** The reader's language and clock; without a clock that is one, the customer's. */
export const readingOf = ({ locale }: Context, { row }: Acceptance, timeZone: string | null | undefined): Reading => ({
  locale,
  timeZone: timeZone && isTimeZone(timeZone) ? timeZone : row.customerTimeZone,
});

export const originOf = ({ config, audience }: Context): string => (audience === 'CONSOLE' ? config.console : config.acceptance).origin;

/** What the viewer's receipt says: all of it, or a summary of it. Null receipt: only the summary is disclosed. */
export async function receiptFacts(context: Context, acceptance: Acceptance, receipt: Receipt | null): Promise<ReceiptFacts> {
  const { loaders } = context;
  const { row } = acceptance;
  const customer = await findCustomer(context, row.customerId, NO_FIELDS);
  const { version } = await loaders.agreement.load(row.agreementId);
  const origin = originOf(context);
  const common = { method: row.method, companyName: customer?.companyName ?? '', version };
  if (receipt === null) return { ...common, ...ONLY_SUMMARY, urls: { ...NOWHERE, verify: `${origin}${VERIFY_PATH}` }, summary: summaryFor(acceptance) };
  const issuer = issuerIn(receipt.acceptance);
  const attachment = row.attachmentHash === null ? null : await context.database.read((manager) => readAttachment(manager, row.id));
  return {
    ...common,
    summary: receipt.acceptance,
    partnerName: row.partnerId === null ? null : (await loaders.partner.load(row.partnerId)).name,
    withdrawnReason: row.withdrawnReason,
    credentialsIssuedBy: issuer === null ? null : (await loaders.partner.load(issuer)).name,
    isAttachmentErased: attachment?.isErased ?? false,
    urls: {
      verify: `${origin}${VERIFY_PATH}`,
      document: `${origin}/agreements/${row.agreementTextId}/document`,
      attachment: attachment === null || attachment.isErased ? null : `${origin}/acceptances/${row.id}/attachment`,
    },
    standing: { eventId: receipt.event.id, proof: receipt.proof },
  };
}

const NO_FIELDS: ReadonlySet<string> = new Set();

const ONLY_SUMMARY = { partnerName: null, withdrawnReason: null, credentialsIssuedBy: null, isAttachmentErased: false, standing: null };

const NOWHERE = { document: null, attachment: null };

const issuerIn = ({ evidence }: ReceiptSummary): string | null => (isObject(evidence) ? textIn(evidence, 'credentialsIssuedByPartnerId') : null);

/** Provided, version, date, and that it was taken back: no more than the acceptance itself shows to this viewer. */
function summaryFor({ id, method, dateAgreed, country, withdrawn }: Acceptance): ReceiptSummary {
  const nobody = { id: null, name: null };
  const noPerson = { firstName: null, lastName: null };
  return {
    id, method, dateAgreed, country,
    rule: null, recordedAt: null, invitationId: null, supersedesId: null, imported: false, evidence: null, erasedAt: null,
    company: { ...nobody, domain: null, registrationNumber: null },
    partner: nobody,
    provider: nobody,
    signer: { ...noPerson, email: null, phone: null },
    recordedBy: { ...noPerson, kind: null, id: null },
    agreement: { id: null, version: null, textId: null, language: null, fileHash: null, fileLength: null, shownHash: null, shownLength: null },
    attachment: { mediaType: null, length: null, hash: null },
    withdrawnAt: withdrawn?.at ?? null,
  };
}
