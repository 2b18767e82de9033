import { translate, type Locale } from '@assent/i18n';
import PDFDocument from 'pdfkit';
import { receiptFont, type ReceiptFont } from './receipt-font';
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
const SIZE = { title: 20, section: 12, small: 8 };

/** How closely rows are set: as they read best, or closer where that saves a page. */
interface Setting {
  readonly body: number;
  readonly padding: number;
}

const ROOMY: Setting = { body: 9.5, padding: 4 };
const CLOSE: Setting = { body: 8.5, padding: 2 };
const INK = { strong: '#1c1b19', soft: '#5f5b54', line: '#d8d3c8', seal: '#b3261e' };

export const printReceipt: ReceiptPrinter = async (receipt) => {
  const font = await receiptFont();
  const roomy = drawn(receipt, font, ROOMY);
  const close = roomy.pages === 1 ? roomy : drawn(receipt, font, CLOSE);
  const { document } = close.pages < roomy.pages ? close : roomy;
  const written = collect(document);
  document.end();
  return written;
};

function drawn(receipt: PrintedReceipt, { bytes, writable }: ReceiptFont, setting: Setting): { readonly document: PDFKit.PDFDocument; readonly pages: number } {
  const title = translate(receipt.locale, 'receipt.title');
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 12 },
    bufferPages: true,
    lang: receipt.locale,
    displayTitle: true,
    info: { Title: `${title} ${receipt.reference}`, Creator: 'Assent', Producer: 'Assent', CreationDate: receipt.recordedAt },
  });
  document.registerFont('text', bytes).font('text');
  draw(new Sheet(document, writable, setting), receipt, title);
  return { document, pages: document.bufferedPageRange().count };
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function draw(sheet: Sheet, { locale, reference, issuer, isWithdrawn, sections }: PrintedReceipt, title: string): void {
  sheet.paragraph(issuer === null ? translate(locale, 'common.product') : translate(locale, 'receipt.issued', { partner: issuer }), ROOMY.body, INK.soft);
  sheet.paragraph(title, SIZE.title, INK.strong);
  if (isWithdrawn) sheet.paragraph(translate(locale, 'receipt.withdrawnNotice'), SIZE.section, INK.seal);
  for (const section of sections) sheet.section(section);
  sheet.footers((page, pages) => `${reference}   ${translate(locale, 'receipt.page', { page, pages })}`);
}

/** Where things go on the pages. */
class Sheet {
  readonly #document: PDFKit.PDFDocument;
  readonly #writable: (text: string) => string;
  readonly #setting: Setting;
  readonly #width: number;

  constructor(document: PDFKit.PDFDocument, writable: (text: string) => string, setting: Setting) {
    this.#document = document;
    this.#writable = writable;
    this.#setting = setting;
    this.#width = document.page.width - 2 * MARGIN;
  }

  paragraph(text: string, size: number, color: string): void {
    this.#document.fontSize(size).fillColor(color).text(this.#writable(text), MARGIN, this.#document.y, { width: this.#width });
    this.#document.y += size * 0.4;
  }

  section({ title, rows }: ReceiptSection): void {
    const [first] = rows;
    if (first === undefined) return;
    const heading = SIZE.section * 3;
    const whole = rows.reduce((sum, row) => sum + this.#heightOf(row), heading);
    // A section stays together where a page has room for it, and a heading with its first row where none has.
    this.#makeRoom(whole <= this.#room ? whole : heading + this.#heightOf(first));
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
    const { body, padding } = this.#setting;
    document.fontSize(body).fillColor(INK.soft).text(this.#writable(row.label), MARGIN, top + padding, { width: LABEL_WIDTH });
    document.fillColor(INK.strong).y = top + padding;
    // Of a row that leads somewhere, the first line is the link.
    for (const [at, line] of row.lines.entries()) this.#line(line, at === 0 ? row.url : null);
    document.y = top + height;
  }

  #line(line: string, url: string | null): void {
    const options = { width: this.#valueWidth, link: url, underline: url !== null };
    this.#document.text(this.#writable(line), MARGIN + LABEL_WIDTH + GAP, this.#document.y, options);
  }

  get #valueWidth(): number {
    return this.#width - LABEL_WIDTH - GAP;
  }

  #heightOf({ label, lines }: ReceiptRow): number {
    const { body, padding } = this.#setting;
    const document = this.#document.fontSize(body);
    const height = (text: string, width: number): number => document.heightOfString(this.#writable(text), { width });
    const value = lines.reduce((sum, line) => sum + height(line, this.#valueWidth), 0);
    return Math.max(height(label, LABEL_WIDTH), value) + 2 * padding;
  }

  /** What a page has between its margins. */
  get #room(): number {
    const { page } = this.#document;
    return page.height - page.margins.bottom - page.margins.top;
  }

  #makeRoom(height: number): void {
    const { page, y } = this.#document;
    if (y + Math.min(height, this.#room) > page.height - page.margins.bottom) this.#document.addPage();
  }
}
