import { readonly, type Ref, ref } from 'vue'

const broken = ref(false)

/** A part of the site could not be fetched, so that the page asked for cannot be shown. */
export function whenBroken(): void {
  broken.value = true
}

export function useBroken(): Readonly<Ref<boolean>> {
  return readonly(broken)
}
