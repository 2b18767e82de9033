import { AgreementPreviewDocument, AgreementVersionDocument, AgreementsDocument, type AgreementsQuery } from '@assent/sdk/documents'
import { useQuery } from '@assent/sdk/vue'
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { useAgent } from '../../session/session'
import { useListWish } from '../../shell/list-wish'
import { readWish, type TemplateWish, writeWish } from './agreements-address'
import { dueVersions, stateOf } from './version-state'

export type Country = AgreementsQuery['agreementCountries'][number]
export type Version = Country['versions'][number]

/** The templates of all countries, and the one that the address asks for: without a country the agent's own. */
export function useAgreements() {
  const router = useRouter()
  const agent = useAgent()
  const wish = useListWish(readWish)
  const all = useQuery(AgreementsDocument, () => ({}))
  const countries = computed(() => all.data.value?.agreementCountries ?? [])
  const code = computed(() => wish.value.country || own(countries.value, agent().partner.country))
  const country = computed(() => countries.value.find((one) => one.country === code.value) ?? null)
  const version = computed(() => chosen(country.value, wish.value.version))
  const texts = useQuery(AgreementVersionDocument, () => ({ country: code.value, version: version.value?.version ?? '' }), { enabled: () => version.value !== null })
  const isRead = () => version.value !== null && wish.value.language !== ''
  const preview = useQuery(AgreementPreviewDocument, () => ({ country: code.value, version: version.value?.version ?? '', language: wish.value.language }), { enabled: isRead })

  return {
    ...{ wish, all, code, country, version, texts, preview },
    codes: computed(() => countries.value.map((one) => one.country)),
    due: computed(() => dueVersions(countries.value)),
    stateOf: (one: Version) => stateOf(one, country.value),
    /** Another country begins at its own version; another version keeps the language that is read. */
    change: (part: Partial<TemplateWish>) => router.push({ query: writeWish({ ...wish.value, ...part }) }),
  }
}

function own(countries: readonly Country[], partnerCountry: string): string {
  return countries.some(({ country }) => country === partnerCountry) ? partnerCountry : (countries[0]?.country ?? '')
}

/** The version of that name, else the one that is offered, else the newest. */
function chosen(country: Country | null, name: string): Version | null {
  const versions = country?.versions ?? []
  return versions.find(({ version }) => version === name) ?? versions.find(({ id }) => id === country?.latest?.id) ?? versions[0] ?? null
}
