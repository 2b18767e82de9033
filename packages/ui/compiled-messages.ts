import { baseCompile } from '@intlify/message-compiler'
import type { Plugin } from 'vite'

/**
 * Compiles the messages while a site is built, so that no compiler comes into the browser. What has no parameter becomes the
 * text that it says; anything else a tree, which is JSON as well. A message that cannot be read ends the build. What the site
 * never says stays out.
 */
export function compiledMessages(unsaid: readonly string[] = []): Plugin {
  const isSaid = (key: string): boolean => !unsaid.some((prefix) => key.startsWith(prefix))
  return {
    name: 'assent:compiled-messages',
    enforce: 'pre',
    transform: {
      filter: { id: /\/i18n\/locales\/\w+\/\w+\.json$/ },
      handler: (source) => ({ code: JSON.stringify(JSON.parse(source, (key, value: unknown) => (typeof value === 'string' ? (isSaid(key) ? compiled(value) : undefined) : value))), map: null }),
    },
  }
}

function compiled(message: string): unknown {
  const { ast } = baseCompile(message, { jit: true, location: false, optimize: true, minify: true })
  const body = 'b' in ast ? ast.b : undefined
  return typeof body === 'object' && body !== null && 's' in body ? body.s : ast
}
