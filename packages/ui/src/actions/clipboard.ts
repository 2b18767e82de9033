export interface CopiedContent {
  text: string
  html?: string | undefined
  shownIn?: string | undefined
}

/** Copies, or selects what is shown and answers false when the browser refuses. */
export async function copyContent({ text, html, shownIn }: CopiedContent): Promise<boolean> {
  try {
    await write(text, html)
    return true
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error
    select(shownIn)
    return false
  }
}

async function write(text: string, html?: string): Promise<void> {
  if (html === undefined || typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(text)
  return navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    }),
  ])
}

function select(id?: string): void {
  const shown = id === undefined ? null : document.getElementById(id)
  if (shown === null) return
  shown.focus()
  if (shown instanceof HTMLInputElement || shown instanceof HTMLTextAreaElement) shown.select()
  else document.getSelection()?.selectAllChildren(shown)
}
