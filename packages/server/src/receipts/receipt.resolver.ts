import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Acceptance } from '../acceptances/acceptance.types';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { isInFull } from '../graphql/policy';
import { Url } from '../graphql/scalars';
import { originOf, readingOf, receiptFacts, receiptOf } from './receipt-of';
import { receiptSections } from './receipt-sections';
import { ReceiptLine, ReceiptPart, ReceiptText } from './receipt.types';

@Resolver(() => Acceptance)
export class ReceiptResolver {
  @FieldResolver(() => Url, { nullable: true, description: 'Where the receipt is: a page, with `?format=pdf` a PDF, with `?format=json` everything that a stranger needs to check it. Null for those who see a summary only.' })
  receiptUrl(@Root() { id, disclosure }: Acceptance, @Ctx() context: Context): string | null {
    return isInFull({ disclosure }) ? `${originOf(context)}/acceptances/${id}/receipt` : null;
  }

  @FieldResolver(() => ReceiptText, { description: 'What its receipt says, as far as the viewer may read it.' })
  async receipt(
    @Root() acceptance: Acceptance,
    @Arg('timeZone', () => String, { nullable: true, description: "IANA zone of the reader's clock; the customer's when it is none." }) timeZone: string | null,
    @Ctx() context: Context,
  ): Promise<ReceiptText> {
    const isFull = isInFull(acceptance);
    const facts = await receiptFacts(context, acceptance, isFull ? await receiptOf(context, acceptance) : null);
    const reading = readingOf(context, acceptance, timeZone);
    const sections = receiptSections(facts, reading).map(({ rows, ...section }) => make(ReceiptPart, { ...section, rows: rows.map((row) => make(ReceiptLine, row)) }));
    const address = `${originOf(context)}/acceptances/${acceptance.id}/receipt`;
    return make(ReceiptText, {
      sections,
      pdfUrl: isFull ? `${address}?format=pdf&language=${reading.locale}&timeZone=${encodeURIComponent(reading.timeZone)}` : null,
      jsonUrl: isFull ? `${address}?format=json` : null,
    });
  }
}
