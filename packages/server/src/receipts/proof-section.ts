import { formatNumber } from '@assent/i18n';
import type { ReceiptProof, ReceiptSummary } from '@assent/proof';
import { row, sayIn, type Reading, type ReceiptSection } from './receipt-row';

/** Where the event of an acceptance stands in the log. */
export interface Standing {
  readonly eventId: string;
  /** Null: proof pending. */
  readonly proof: ReceiptProof | null;
}

interface Place extends Standing {
  /** Where it says how to check a receipt. */
  readonly verifyUrl: string;
}

export function proofSection({ agreement, rule, method }: Pick<ReceiptSummary, 'agreement' | 'rule' | 'method'>, { eventId, proof, verifyUrl }: Place, reading: Reading): ReceiptSection {
  const say = sayIn(reading);
  const number = (value: number): string => formatNumber(value, reading.locale);
  const bytes = (value: number | null): string | null => (value === null ? null : say('receipt.bytesValue', { bytes: number(value) }));
  return {
    key: 'proof',
    title: say('receipt.section.proof'),
    rows: [
      ...row(say, 'state', [say(`receipt.state.${proof === null ? 'PENDING' : 'PROVEN'}`)]),
      ...row(say, 'verify', [verifyUrl, say('receipt.verifyValue')], { url: verifyUrl }),
      ...row(say, 'leaf', [proof && say('receipt.leafValue', { index: number(proof.leafIndex), size: number(proof.treeSize) })]),
      ...row(say, 'checkpoint', proof?.checkpoint.trimEnd().split('\n') ?? [], { isCode: true }),
      ...row(say, 'timestamp', [proof?.timestamp && say('receipt.timestampValue')]),
      ...row(say, 'fileHash', [agreement.fileHash, bytes(agreement.fileLength)], { isCode: true }),
      // Attested, the text was not shown here to anyone.
      ...row(say, 'shownHash', method === 'DIRECT' ? [agreement.shownHash, bytes(agreement.shownLength)] : [], { isCode: true }),
      ...row(say, 'event', [eventId], { isCode: true }),
      ...row(say, 'rule', [rule], { isCode: true }),
    ],
  };
}
