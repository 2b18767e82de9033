import { type Component, defineAsyncComponent } from 'vue'
import { whenBroken } from './broken'

/** A component that is fetched when it is first shown, so that a page loads only the step it has come to. */
export function lazily<Loaded extends Component>(load: () => Promise<{ default: Loaded }>): Loaded {
  return defineAsyncComponent({
    loader: load,
    onError: (_error, _retry, fail) => {
      whenBroken()
      fail()
    },
  })
}
