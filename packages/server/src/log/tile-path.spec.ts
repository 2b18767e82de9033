import { describe, expect, it } from 'vitest';
import { leavesUnder, parseTilePath } from './tile-path';

describe('The path of a tile', () => {
  it.each([
    ['0/000', { level: 0, start: 0, end: 256 }],
    ['0/000.p/1', { level: 0, start: 0, end: 1 }],
    ['1/007.p/255', { level: 1, start: 1792, end: 2047 }],
    ['0/x001/x234/067', { level: 0, start: 1_234_067 * 256, end: 1_234_068 * 256 }],
  ])('%s names a run of hashes', (path, entries) => {
    expect(parseTilePath(path)).toEqual(entries);
  });

  it('says how many leaves there must be', () => {
    const tile = parseTilePath('1/000.p/17');
    expect(tile && leavesUnder(tile)).toBe(17 * 256);
  });

  it.each(['', '0', '0/0', '0/0000', '00/000', '64/000', '-1/000', '0/x000/000', '0/001/000', '0/x001', '0/000.p/0', '0/000.p/01', '0/000.p/256', '0/000.p/', '0/000.p/1/', 'entries/000', '0/000/../000', '7/x999/x999/x999/999'])(
    '%j names none',
    (path) => {
      expect(parseTilePath(path)).toBeNull();
    },
  );
});
