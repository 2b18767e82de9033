import type { IconName } from '../marks/icons'

/** How things stand, the same five everywhere; a colour, an icon and, from the page, a word. */
export type State = 'done' | 'waiting' | 'due' | 'blocked' | 'none'

export const stateIcon: Record<State, IconName> = {
  done: 'check',
  waiting: 'clock',
  due: 'alert',
  blocked: 'stop',
  none: 'dash',
}

export const stateClass: Record<State, string> = {
  done: 'bg-done-wash text-done',
  waiting: 'bg-waiting-wash text-waiting',
  due: 'bg-due-wash text-due',
  blocked: 'bg-blocked-wash text-blocked',
  none: 'bg-well text-ink-soft',
}
