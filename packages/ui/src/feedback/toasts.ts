import { readonly, type Ref, ref } from 'vue'

export interface Toast {
  id: number
  text: string
}

const toasts = ref<Toast[]>([])
let last = 0

/** For the success of something small. Never for an error, never the only place where a result can be read. */
export function useToasts(): {
  toasts: Readonly<Ref<readonly Toast[]>>
  show: (text: string) => void
  dismiss: (id: number) => void
} {
  return {
    toasts: readonly(toasts),
    show: (text) => {
      last += 1
      toasts.value = [...toasts.value, { id: last, text }].slice(-3)
    },
    dismiss: (id) => {
      toasts.value = toasts.value.filter((toast) => toast.id !== id)
    },
  }
}
