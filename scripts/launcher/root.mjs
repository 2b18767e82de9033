import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** @param {string[]} path below the folder that holds the whole repository */
export const at = (...path) => join(root, ...path)
