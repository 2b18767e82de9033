import type { CustomerUserViewerFragment, CustomerViewerQuery } from '@assent/sdk/documents'
import { readonly, type Ref, ref, type ShallowRef, shallowRef } from 'vue'

export interface Session {
  /** Null: signed out. Undefined: not known yet. */
  viewer: Readonly<ShallowRef<CustomerUserViewerFragment | null | undefined>>
  /** It ended by itself, not by signing out. */
  hasEnded: Readonly<Ref<boolean>>
  entered: (viewer: CustomerUserViewerFragment | null) => void
  lost: () => void
  left: () => void
}

const viewer = shallowRef<CustomerUserViewerFragment | null>()
const hasEnded = ref(false)

/** Who is signed in, one for the whole site. It knows no GraphQL client, so that the frame can show it early. */
export function useSession(): Session {
  return {
    viewer,
    hasEnded: readonly(hasEnded),
    entered: (next) => {
      viewer.value = next
      hasEnded.value = false
    },
    lost: () => {
      if (viewer.value) hasEnded.value = true
      viewer.value = null
    },
    left: () => {
      viewer.value = null
      hasEnded.value = false
    },
  }
}

/** This origin admits customer users alone; anyone else counts as signed out. */
export function customerOf(found: CustomerViewerQuery['viewer'] | undefined): CustomerUserViewerFragment | null {
  return found?.__typename === 'CustomerUser' ? found : null
}
