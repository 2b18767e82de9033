import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue'

const typing = 'input, textarea, select, [contenteditable="true"], dialog[open] *'

/** "/" goes to the search, unless somebody is typing. */
export function useSearchShortcut(field: Readonly<ShallowRef<HTMLInputElement | null>>): void {
  function onKeydown(event: KeyboardEvent): void {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof Element && event.target.matches(typing)) return
    if (document.querySelector('dialog[open]') !== null) return
    event.preventDefault()
    field.value?.focus()
    field.value?.select()
  }
  onMounted(() => document.addEventListener('keydown', onKeydown))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKeydown))
}
