import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesPage } from './rules-page';
import { RULE_ADRS } from './source';

const page = new URL('../../../docs/rules.md', import.meta.url);
const records = new URL('../../../docs/adr/', import.meta.url);

describe('docs/rules.md', () => {
  // `UPDATE=1 vitest` writes the page first; without it a page that drifted from the tables fails.
  if (process.env['UPDATE'] === '1') writeFileSync(page, rulesPage());

  it('is what the tables print', () => {
    expect(readFileSync(page, 'utf8')).toBe(rulesPage());
  });

  it('cites decision records that exist', () => {
    const files = readdirSync(records);
    expect(RULE_ADRS.filter((adr) => !files.some((file) => file.startsWith(`${adr}-`)))).toEqual([]);
  });
});
