import { fileURLToPath } from 'node:url'

/** Ignored by git. */
export const screenshotFolder = fileURLToPath(new URL('../../screenshots/', import.meta.url))
