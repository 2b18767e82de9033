import { readonly, type Ref, ref } from 'vue'
import { keepChoice, readChoice } from './stored-choice'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const theme = ref<Theme>('system')

/** Called once before the app is mounted, so that nothing is painted in the wrong theme. */
export function restoreTheme(): void {
  const kept = readChoice('theme')
  show(themes.find((known) => known === kept) ?? 'system')
}

export function useTheme(): { theme: Readonly<Ref<Theme>>; setTheme: (next: Theme) => void } {
  return {
    theme: readonly(theme),
    setTheme: (next) => {
      show(next)
      keepChoice('theme', next)
    },
  }
}

function show(next: Theme): void {
  theme.value = next
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
}
