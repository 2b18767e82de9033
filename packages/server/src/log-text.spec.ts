import { expect, it } from 'vitest';
import { createLogger } from './log';
import { textLines } from './log-text';

function said(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  write(createLogger({ logLevel: 'info', logFormat: 'text' }, textLines({ write: (line) => (text += line) })));
  return text;
}

it('a line says when, how serious, what, and its facts', () => {
  const text = said((logger) => logger.warn({ site: 'CONSOLE', ms: 12 }, 'answered slowly'));
  expect(text).toMatch(/^\d\d:\d\d:\d\d warn {2}answered slowly site=CONSOLE ms=12\n$/);
});

it('an error is followed by its stack, indented, and by nothing that it carries besides', () => {
  const error = Object.assign(new Error('the shelf fell down'), { parameters: ['secret'] });
  const [head, ...stack] = said((logger) => logger.error({ err: error }, 'fault')).trimEnd().split('\n');
  expect(head).toMatch(/error fault$/);
  expect(stack[0]).toBe('  Error: the shelf fell down');
  expect(stack.slice(1).every((line) => line.startsWith('      at '))).toBe(true);
  expect(stack.join('')).not.toContain('secret');
});

it('a secret that gets into a line by mistake is hidden', () => {
  const text = said((logger) => logger.info({ password: 'violet', input: { token: 'violet', variables: { a: 'violet' } }, headers: { cookie: 'violet' } }, 'careless'));
  expect(text).not.toContain('violet');
  expect(text).toContain('password=[hidden]');
});
