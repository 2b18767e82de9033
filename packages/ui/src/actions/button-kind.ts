/** ink: the page's one main action. seal: the action that records an agreement. plain and quiet: the rest. */
export type ButtonKind = 'ink' | 'seal' | 'plain' | 'quiet'

export const buttonClass: Record<ButtonKind, string> = {
  ink: 'button-ink',
  seal: 'button-seal',
  plain: 'button-plain',
  quiet: 'button-quiet',
}
