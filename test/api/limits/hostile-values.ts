import fc, { type GeneratorValue } from 'fast-check';
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

const cursor = (keys: unknown): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** Text on which parsers, databases, drivers or logs have been known to fall over. */
const HOSTILE_TEXTS = [
  '', ' ', '\0', 'a\0b', '\ud800', 'x\udfff', '\uffff', '\u202egnp', '\u0001\u001b[31m', '\r\nSet-Cookie: a=b', 'x'.repeat(20_000), '💥'.repeat(3000), '%', '_%\\%',
  `'; DROP TABLE customer; --`, '${7*7}{{7*7}}', '{"$ne":null}', '../../etc/passwd', '__proto__', 'constructor', 'NaN', '-0', '1e999', '99999999999999999999',
  '0000-00-00', '2026-02-30', '9999-12-31', '+275760-09-13T00:00:00.000Z', '-271821-04-20', 'ZZ', 'x-private-use', '<script>alert(1)</script>',
  cursor([]), cursor(['\0']), cursor(['\ud800', 'x']), cursor([null, null]), cursor(['a', 'b']), cursor(['9'.repeat(400), 'b']), cursor(['a', 'b', 'c']), ...['customers NAME_ASC', 'invitations', 'auditEvents', 'orders', 'partners'].flatMap((list) => [cursor([list, null, null]), cursor([list, '9'.repeat(400), 'b'])]), cursor({}), 'bm90IGpzb24',
];
const PLAUSIBLE: Partial<Record<string, readonly string[]>> = {
  CountryCode: ['DE', 'GB', 'JP', 'US'],
  LanguageTag: ['de-DE', 'en', 'ja-JP'],
  LocalDate: ['2026-06-01', '2024-02-29'],
  DateTimeISO: ['2026-06-01T10:00:00.000Z'],
};
const PLAIN_TEXTS = ['Kiefer', 'kiefer.example', 'mail@kiefer.example', '2026-06-01', 'DE', 'de-DE', 'Europe/Berlin', 'some words'];

/** Values for the inputs of the schema, by its types or against them. */
export class HostileValues {
  readonly #draw: GeneratorValue;
  readonly #ids: readonly string[];

  constructor(draw: GeneratorValue, ids: readonly string[]) {
    this.#draw = draw;
    this.#ids = ids;
  }

  for(type: GraphQLInputType, depth = 0): unknown {
    if (this.#happens(30)) return this.#draw(() => fc.jsonValue({ maxDepth: 2 }));
    if (isNonNullType(type)) return this.for(type.ofType, depth);
    if (depth > 4 || this.#happens(6)) return null;
    if (isListType(type)) {
      const length = this.#draw(() => fc.nat({ max: 3 }));
      return Array.from({ length }, () => this.for(type.ofType, depth + 1));
    }
    if (isEnumType(type)) return this.#pick(type.getValues().map(({ name }) => name));
    if (!isInputObjectType(type)) return this.#scalar(type.name);
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? [this.#pick(fields)] : fields;
    return Object.fromEntries(given.map((field) => [field.name, this.for(field.type, depth + 1)]));
  }

  #scalar(name: string): unknown {
    if (name === 'Boolean') return this.#draw(() => fc.boolean());
    if (name === 'Int') return this.#draw(() => fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 10 }) }, fc.constantFrom(0, -1, 101, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 0.5)));
    if (this.#happens(4)) return this.#pick(HOSTILE_TEXTS);
    if (name === 'ID' || this.#happens(5)) return this.#pick(this.#ids);
    return this.#pick(PLAUSIBLE[name] ?? PLAIN_TEXTS);
  }

  /** Once in so many times. */
  #happens(times: number): boolean {
    return this.#draw(() => fc.nat({ max: times - 1 })) === 0;
  }

  #pick<Value>(values: readonly Value[]): Value {
    return this.#draw(() => fc.constantFrom(...values));
  }
}
