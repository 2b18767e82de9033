import { earliestDayOnEarth, offeredVersion } from '@assent/domain';
import { translate } from '@assent/i18n';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { CountryCode, LanguageTag, Url } from '../graphql/scalars';
import { readAgreementByVersion, readAgreementCountries, readShownHtml, type AgreementVersions } from './agreement.reader';
import { Agreement, AgreementCountry, AgreementText, AgreementTextMissing, AgreementTextResult } from './agreement.types';

@Resolver(() => Agreement)
export class AgreementResolver {
  @Query(() => Agreement, { nullable: true, description: 'The agreement of a country: the latest in force, or a version by its name. Null when there is none. Anyone may read it.' })
  async agreement(
    @Arg('country', () => CountryCode, { description: 'The country of the customer.' }) country: string,
    @Arg('version', () => String, { nullable: true, description: 'Version name; the latest in force when left out.' }) version: string | null,
    @Ctx() context: Context,
  ): Promise<Agreement | null> {
    return findAgreement(context, country, version);
  }

  @Query(() => AgreementTextResult, {
    description: 'The text of a country in one language, of the version in force or one by its name. Where the language is lacking, that is said, with the languages that there are; no other is put in its place. Anyone may read it.',
  })
  async agreementText(
    @Arg('country', () => CountryCode, { description: 'The country of the customer.' }) country: string,
    @Arg('language', () => LanguageTag, { description: 'Exact tag, such as `ja-JP`.' }) language: string,
    @Arg('version', () => String, { nullable: true, description: 'Version name; the latest in force when left out.' }) version: string | null,
    @Ctx() context: Context,
  ): Promise<typeof AgreementTextResult> {
    const agreement = await findAgreement(context, country, version);
    const texts = agreement === null ? [] : await context.loaders.agreementTexts.load(agreement.id);
    const found = texts.find((text) => text.language === language);
    if (found !== undefined) return found;
    const code = texts.length === 0 ? 'AGREEMENT_NOT_AVAILABLE' : 'LANGUAGE_NOT_AVAILABLE';
    return make(AgreementTextMissing, { code, message: translate(context.locale, `refusals.code.${code}`), languages: texts.map((text) => text.language) });
  }

  @Query(() => [AgreementCountry], { description: 'The countries that have an agreement. Anyone may read them.' })
  async agreementCountries(@Ctx() { database }: Context): Promise<AgreementCountry[]> {
    const countries = await database.read(readAgreementCountries);
    return countries.map((country) => make(AgreementCountry, { country }));
  }

  @FieldResolver(() => [AgreementText], { description: 'Every language of it.' })
  texts(@Root() agreement: Agreement, @Ctx() { loaders }: Context): Promise<AgreementText[]> {
    return loaders.agreementTexts.load(agreement.id);
  }

  @FieldResolver(() => AgreementText, {
    nullable: true,
    description: 'The text in one language; null when the agreement lacks it: it is never silently replaced.',
  })
  async text(
    @Root() agreement: Agreement,
    @Arg('language', () => LanguageTag, { description: 'Exact tag of one of `texts`.' }) language: string,
    @Ctx() { loaders }: Context,
  ): Promise<AgreementText | null> {
    const texts = await loaders.agreementTexts.load(agreement.id);
    return texts.find((text) => text.language === language) ?? null;
  }
}

@Resolver(() => AgreementCountry)
export class AgreementCountryResolver {
  @FieldResolver(() => Agreement, { nullable: true, description: 'The version in force; null before the first one takes effect.' })
  latest(@Root() { country }: AgreementCountry, @Ctx() context: Context): Promise<Agreement | null> {
    return offeredIn(context, country);
  }

  @FieldResolver(() => [Agreement], { description: 'Every version, newest first, also those that take effect later.' })
  async versions(@Root() { country }: AgreementCountry, @Ctx() { loaders }: Context): Promise<Agreement[]> {
    const { versions } = await loaders.agreementVersions.load(country);
    return Promise.all(versions.map(({ id }) => loaders.agreement.load(id)).reverse());
  }

  @FieldResolver(() => [LanguageTag], { description: 'Languages of the version in force.' })
  async languages(@Root() { country }: AgreementCountry, @Ctx() context: Context): Promise<string[]> {
    const latest = await offeredIn(context, country);
    const texts = latest === null ? [] : await context.loaders.agreementTexts.load(latest.id);
    return texts.map(({ language }) => language);
  }
}

@Resolver(() => AgreementText)
export class AgreementTextResolver {
  @FieldResolver(() => String, { description: 'The HTML shown on screen: sanitized, no script, no style; its SHA-256 is `shownHash`.' })
  html(@Root() text: AgreementText, @Ctx() { database }: Context): Promise<string> {
    return database.read((manager) => readShownHtml(manager, text.id));
  }

  @FieldResolver(() => Url, { description: 'Where the exact file is served.' })
  documentUrl(@Root() text: AgreementText, @Ctx() { config, audience }: Context): string {
    const { origin } = audience === 'CONSOLE' ? config.console : config.acceptance;
    return `${origin}/agreements/${text.id}/document`;
  }
}

/** A version by its name, else the one that is offered. */
function findAgreement(context: Context, country: string, version: string | null): Promise<Agreement | null> {
  return version ? context.database.read((manager) => readAgreementByVersion(manager, country, version)) : offeredIn(context, country);
}

function toAgreement({ id, country, version, effectiveOn, acceptancesFrom, reacceptBy }: AgreementVersions['versions'][number]): Agreement {
  return make(Agreement, { id, country, version, effectiveOn, acceptancesFrom, reacceptBy });
}

/** The version offered in a country today. A country spans zones: an agreement is offered there once its day has begun everywhere (UTC-12). */
async function offeredIn({ loaders, now }: Context, country: string): Promise<Agreement | null> {
  const { versions } = await loaders.agreementVersions.load(country);
  const offered = offeredVersion({ versions, today: earliestDayOnEarth(now) });
  const found = versions.find(({ id }) => id === offered?.id);
  return found === undefined ? null : toAgreement(found);
}
