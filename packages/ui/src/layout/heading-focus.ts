let wanted = false

/** The next heading that appears takes the focus, so that those who listen hear that the page changed. */
export function requestHeadingFocus(): void {
  wanted = true
}

export function takeHeadingFocus(heading: HTMLElement | null): void {
  if (!wanted || heading === null) return
  wanted = false
  heading.focus({ preventScroll: true })
}
