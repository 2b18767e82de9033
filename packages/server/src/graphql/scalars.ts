import { GraphQLScalarType } from 'graphql';
import { GraphQLCountryCode, GraphQLLocale, GraphQLLocalDate, GraphQLURL } from 'graphql-scalars';

export { GraphQLISODateTime as DateTimeISO } from 'type-graphql';

/** A calendar day, `YYYY-MM-DD`. */
export const LocalDate = GraphQLLocalDate;
/** ISO 3166-1 alpha-2. */
export const CountryCode = GraphQLCountryCode;
export const Url = GraphQLURL;

/** BCP 47. */
export const LanguageTag = new GraphQLScalarType({
  ...GraphQLLocale.toConfig(),
  name: 'LanguageTag',
  description: 'A language tag of BCP 47, for example `en-US` or `ja-JP`.',
});
