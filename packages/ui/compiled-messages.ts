import { baseCompile } from '@intlify/message-compiler'
import type { Plugin } from 'vite'

/**
 * Compiles the messages while a site is built, so that no compiler comes into the browser. What has no parameter becomes the
 * text that it says; anything else a tree, which is JSON as well. A message that cannot be read ends the build.
 */
export function compiledMessages(): Plugin {
  return {
    name: 'assent:compiled-messages',
    enforce: 'pre',
    transform: {
      filter: { id: /\/i18n\/locales\/\w+\/\w+\.json$/ },
      handler: (source) => ({ code: JSON.stringify(JSON.parse(source, (_key, value: unknown) => (typeof value === 'string' ? compiled(value) : value))), map: null }),
    },
  }
}

function compiled(message: string): unknown {
  const { ast } = baseCompile(message, { jit: true, location: false, optimize: true, minify: true })
  const body = 'b' in ast ? ast.b : undefined
  return typeof body === 'object' && body !== null && 's' in body ? body.s : ast
}
