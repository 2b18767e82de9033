import { isLocale } from '@assent/i18n';
import type { Receipt } from '@assent/proof';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Acceptance } from '../acceptances/acceptance.types';
import { findInFull, refuseReceipt, sendPrivate } from '../acceptances/in-full';
import type { Context } from '../graphql/context';
import type { ContextOf } from '../http/graphql-endpoint';
import type { RequestRate } from '../http/request-rate';
import { readingOf, receiptFacts, receiptOf } from './receipt-of';
import type { PrintedReceipt, ReceiptPrinter } from './receipt-pdf';
import { receiptSections } from './receipt-sections';

export interface ReceiptParts {
  readonly contextOf: ContextOf;
  readonly rate: RequestRate;
  readonly print: ReceiptPrinter;
}

interface Asked {
  Params: { id: string };
  Querystring: { format?: string; language?: string; timeZone?: string };
}

/**
 * `GET /acceptances/{id}/receipt`: the page of the site, or by `format` (else by Accept) a PDF or the JSON that a stranger can check.
 * For the customer, the partner concerned and its provider.
 */
export function addReceipts(app: FastifyInstance, { contextOf, rate, print }: ReceiptParts): void {
  app.get<Asked>('/acceptances/:id/receipt', async (request, reply) => {
    const format = formatOf(request);
    const context = await contextOf(request, reply);
    if (await rate.refusesSession(context.session, request, reply)) return reply;
    // The page asks for its data itself, and asks to sign in first: it holds nothing.
    if (format === 'page' && context.viewer === null) return reply.callNotFound();
    const acceptance = await findInFull(context, request.params.id);
    if (acceptance === null) return format === 'page' ? reply.code(404).callNotFound() : refuseReceipt(request, reply, context);
    if (format === 'page') return reply.callNotFound();
    const receipt = await receiptOf(context, acceptance);
    return format === 'json' ? sendJson(reply, receipt) : sendPdf(reply, await print(await printed(context, acceptance, receipt, request.query)), receipt);
  });
}

type Format = 'page' | 'pdf' | 'json';

function formatOf({ query, headers }: FastifyRequest<Asked>): Format {
  if (query.format === 'pdf' || query.format === 'json') return query.format;
  const accept = headers.accept ?? '';
  if (accept.includes('application/pdf')) return 'pdf';
  return accept.includes('text/html') || query.format === 'html' ? 'page' : 'json';
}

/** The address of a PDF says its language: a link in a page has no Accept-Language of its own. */
async function printed(context: Context, acceptance: Acceptance, receipt: Receipt, { language, timeZone }: Asked['Querystring']): Promise<PrintedReceipt> {
  const facts = await receiptFacts(context, acceptance, receipt);
  const reading = readingOf(context, acceptance, timeZone);
  const locale = isLocale(language) ? language : reading.locale;
  const sections = receiptSections(facts, { ...reading, locale });
  const { withdrawnAt, partner } = receipt.acceptance;
  return { locale, reference: acceptance.id, issuer: partner.name ?? facts.partnerName, isWithdrawn: withdrawnAt !== null, recordedAt: new Date(receipt.event.occurredAt), sections };
}

const sendJson = (reply: FastifyReply, receipt: Receipt): FastifyReply =>
  sendPrivate(reply, `receipt-${receipt.event.subjectId ?? ''}.json`).type('application/json; charset=utf-8').send(`${JSON.stringify(receipt, null, 2)}\n`);

const sendPdf = (reply: FastifyReply, pdf: Buffer, { event }: Receipt): FastifyReply => sendPrivate(reply, `receipt-${event.subjectId ?? ''}.pdf`).type('application/pdf').send(pdf);
