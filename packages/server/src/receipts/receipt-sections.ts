import type { AcceptanceMethod } from '@assent/domain';
import { countryName, formatDay, formatNumber, languageName, personName } from '@assent/i18n';
import type { ReceiptSummary } from '@assent/proof';
import { evidenceSections } from './evidence-sections';
import { proofSection, type Standing } from './proof-section';
import { instantLines, row, sayIn, type Reading, type ReceiptRow, type ReceiptSection, type Say } from './receipt-row';

/** A receipt as it is read: what was recorded, and what the viewer knows besides. */
export interface ReceiptFacts {
  readonly summary: ReceiptSummary;
  readonly method: AcceptanceMethod;
  /** As the viewer knows the company now, where the receipt does not name it. */
  readonly companyName: string;
  readonly partnerName: string | null;
  readonly version: string;
  readonly withdrawnReason: string | null;
  readonly isAttachmentErased: boolean;
  readonly credentialsIssuedBy: string | null;
  readonly urls: { readonly document: string | null; readonly attachment: string | null; readonly verify: string };
  /** Null for those who see a summary: they get no proof either. */
  readonly standing: Standing | null;
}

/** What a receipt says, in order, for both sites and the PDF. */
export function receiptSections(facts: ReceiptFacts, reading: Reading): ReceiptSection[] {
  const say = sayIn(reading);
  const acceptance = { key: 'acceptance', title: say('receipt.section.acceptance'), rows: acceptanceRows(facts, reading, say) } as const;
  return [acceptance, ...evidenceSections(facts, reading), ...(facts.standing === null ? [] : [proofSection(facts.summary, { ...facts.standing, verifyUrl: facts.urls.verify }, reading)])];
}

function acceptanceRows(facts: ReceiptFacts, reading: Reading, say: Say): ReceiptRow[] {
  const { summary, method, companyName, partnerName } = facts;
  const { locale } = reading;
  const partner = summary.partner.name ?? partnerName;
  return [
    ...row(say, 'reference', [summary.id], { isCode: true }),
    ...row(say, 'company', [summary.company.name ?? companyName]),
    ...row(say, 'domain', [summary.company.domain]),
    ...row(say, 'registrationNumber', [summary.company.registrationNumber]),
    ...row(say, 'agreement', [say('receipt.agreementValue', { version: facts.version })], { url: facts.urls.document }),
    ...row(say, 'country', [summary.country && countryName(summary.country, locale)]),
    ...row(say, 'language', [summary.agreement.language && languageName(summary.agreement.language, locale)]),
    ...row(say, 'signer', [nameOf(summary.signer), summary.signer.email, summary.signer.phone]),
    ...row(say, 'method', [partner === null ? say(`receipt.method.${method}`) : say(`receipt.methodBy.${method}`, { partner })]),
    ...row(say, 'provider', [summary.provider.name]),
    ...row(say, 'recordedBy', [recorderOf(summary, say)]),
    ...row(say, 'dateAgreed', [summary.dateAgreed && formatDay(summary.dateAgreed, locale)]),
    ...row(say, 'recordedAt', instantLines(summary.recordedAt, reading)),
    ...attachmentRow(facts, reading, say),
    ...row(say, 'supersedes', [summary.supersedesId], { isCode: true }),
    ...row(say, 'withdrawn', [...instantLines(summary.withdrawnAt, reading), facts.withdrawnReason]),
    ...row(say, 'erased', summary.erasedAt === null ? [] : [...instantLines(summary.erasedAt, reading), say('receipt.erasedValue')]),
  ];
}

function nameOf({ firstName, lastName }: { readonly firstName: string | null; readonly lastName: string | null }): string {
  return personName({ firstName: firstName ?? '', lastName: lastName ?? '' });
}

function recorderOf({ recordedBy, partner }: ReceiptSummary, say: Say): string | null {
  if (recordedBy.kind === 'IMPORT') return say('receipt.recordedBy.IMPORT');
  const person = nameOf(recordedBy);
  if (person === '') return null;
  if (recordedBy.kind === 'CUSTOMER_USER') return say('receipt.recordedBy.CUSTOMER_USER', { person });
  return say('receipt.recordedBy.AGENT', { person, partner: partner.name ?? '' });
}

function attachmentRow({ summary, isAttachmentErased, urls }: ReceiptFacts, { locale }: Reading, say: Say): ReceiptRow[] {
  const { mediaType, length, hash } = summary.attachment;
  if (mediaType === null || length === null || hash === null) return [];
  const type = mediaType.split('/').at(-1)?.toUpperCase() ?? mediaType;
  const words = say(isAttachmentErased ? 'receipt.attachmentErased' : 'receipt.attachmentValue', { type, bytes: formatNumber(length, locale) });
  return row(say, 'attachment', [words, say('receipt.hashValue', { hash })], { url: urls.attachment });
}
