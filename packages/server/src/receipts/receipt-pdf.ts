import { translate, type Locale } from '@assent/i18n';
import PDFDocument from 'pdfkit';
import { receiptFont } from './receipt-font';
import type { ReceiptRow, ReceiptSection } from './receipt-row';

export interface PrintedReceipt {
  readonly locale: Locale;
  readonly reference: string;
  readonly issuer: string | null;
  readonly isWithdrawn: boolean;
  readonly recordedAt: Date;
  readonly sections: readonly ReceiptSection[];
}

/** Makes the PDF of a receipt. It is derived: made anew on each request, and of no consequence for what is on record. */
export type ReceiptPrinter = (receipt: PrintedReceipt) => Promise<Buffer>;

const MARGIN = 56;
const LABEL_WIDTH = 128;
const GAP = 12;
const SIZE = { title: 20, section: 12, body: 9.5, small: 8 };
const INK = { strong: '#1c1b19', soft: '#5f5b54', line: '#d8d3c8', seal: '#b3261e' };

export const printReceipt: ReceiptPrinter = async (receipt) => {
  const { bytes, writable } = await receiptFont();
  const title = translate(receipt.locale, 'receipt.title');
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 12 },
    bufferPages: true,
    lang: receipt.locale,
    displayTitle: true,
    info: { Title: `${title} ${receipt.reference}`, Creator: 'Assent', Producer: 'Assent', CreationDate: receipt.recordedAt },
  });
  const written = collect(document);
  document.registerFont('text', bytes).font('text');
  draw(new Sheet(document, writable), receipt, title);
  document.end();
  return written;
};

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function draw(sheet: Sheet, { locale, reference, issuer, isWithdrawn, sections }: PrintedReceipt, title: string): void {
  sheet.paragraph(issuer === null ? translate(locale, 'common.product') : translate(locale, 'receipt.issued', { partner: issuer }), SIZE.body, INK.soft);
  sheet.paragraph(title, SIZE.title, INK.strong);
  if (isWithdrawn) sheet.paragraph(translate(locale, 'receipt.withdrawnNotice'), SIZE.section, INK.seal);
  for (const section of sections) sheet.section(section);
  sheet.gap();
  sheet.paragraph(translate(locale, 'receipt.verify'), SIZE.small, INK.soft);
  sheet.footers((page, pages) => `${reference}   ${translate(locale, 'receipt.page', { page, pages })}`);
}

/** Where things go on the pages. */
class Sheet {
  readonly #document: PDFKit.PDFDocument;
  readonly #writable: (text: string) => string;
  readonly #width: number;

  constructor(document: PDFKit.PDFDocument, writable: (text: string) => string) {
    this.#document = document;
    this.#writable = writable;
    this.#width = document.page.width - 2 * MARGIN;
  }

  gap(): void {
    this.#document.y += SIZE.section;
  }

  paragraph(text: string, size: number, color: string): void {
    this.#document.fontSize(size).fillColor(color).text(this.#writable(text), MARGIN, this.#document.y, { width: this.#width });
    this.#document.y += size * 0.4;
  }

  section({ title, rows }: ReceiptSection): void {
    const [first] = rows;
    if (first === undefined) return;
    // A heading stays with its first row.
    this.#makeRoom(SIZE.section * 3 + this.#heightOf(first));
    this.#document.y += SIZE.section;
    this.paragraph(title, SIZE.section, INK.strong);
    for (const row of rows) this.#row(row);
  }

  footers(words: (page: number, pages: number) => string): void {
    const { start, count } = this.#document.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.#document.switchToPage(start + index);
      const { page } = this.#document;
      // Below the margin, where a text would otherwise begin another page.
      page.margins.bottom = 0;
      this.#document.fontSize(SIZE.small).fillColor(INK.soft);
      this.#document.text(this.#writable(words(index + 1, count)), MARGIN, page.height - MARGIN + 8, { width: this.#width, lineBreak: false });
    }
  }

  #row(row: ReceiptRow): void {
    const height = this.#heightOf(row);
    this.#makeRoom(height);
    const document = this.#document;
    const top = document.y;
    document.moveTo(MARGIN, top).lineTo(MARGIN + this.#width, top).lineWidth(0.5).strokeColor(INK.line).stroke();
    document.fontSize(SIZE.body).fillColor(INK.soft).text(this.#writable(row.label), MARGIN, top + 4, { width: LABEL_WIDTH });
    document.fillColor(INK.strong).text(this.#valueOf(row), MARGIN + LABEL_WIDTH + GAP, top + 4, { width: this.#valueWidth, ...(row.url !== null && { link: row.url, underline: true }) });
    document.y = top + height;
  }

  get #valueWidth(): number {
    return this.#width - LABEL_WIDTH - GAP;
  }

  #valueOf({ lines }: ReceiptRow): string {
    return lines.map(this.#writable).join('\n');
  }

  #heightOf(row: ReceiptRow): number {
    const document = this.#document.fontSize(SIZE.body);
    const label = document.heightOfString(this.#writable(row.label), { width: LABEL_WIDTH });
    return Math.max(label, document.heightOfString(this.#valueOf(row), { width: this.#valueWidth })) + 8;
  }

  #makeRoom(height: number): void {
    const { page, y } = this.#document;
    const room = page.height - page.margins.bottom - page.margins.top;
    if (y + Math.min(height, room) > page.height - page.margins.bottom) this.#document.addPage();
  }
}
