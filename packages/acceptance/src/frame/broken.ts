import { readonly, type Ref, ref } from 'vue'

const broken = ref<string | null>(null)

/** A part of the site could not be fetched, so that the page asked for cannot be shown: this one, where it is not the present one. */
export function whenBroken(wanted = location.href): void {
  broken.value = wanted
}

/** The address of what could not be shown. */
export function useBroken(): Readonly<Ref<string | null>> {
  return readonly(broken)
}
