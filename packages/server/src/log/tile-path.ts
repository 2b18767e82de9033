import { TILE_WIDTH, type Entries } from './tree.reader';

const MOST_LEVELS = 8;

/** Reads `<L>/<N>[.p/<W>]` of https://c2sp.org/tlog-tiles as the run of hashes that it names; null when it names none. */
export function parseTilePath(path: string): Entries | null {
  const [, levelText = '', index = '', widthText] = /^(0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? [];
  if (index === '' || hasEmptyStart(index)) return null;
  const level = Number(levelText);
  const tile = Number(index.replaceAll(/[x/]/g, ''));
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText);
  const end = tile * TILE_WIDTH + width;
  if (level >= MOST_LEVELS || width > TILE_WIDTH || widthText === String(TILE_WIDTH) || !Number.isSafeInteger(end * TILE_WIDTH ** level)) return null;
  return { level, start: tile * TILE_WIDTH, end };
}

// One tile has one address: an index is not padded beyond its own digits.
const hasEmptyStart = (index: string): boolean => index.startsWith('x000/');

/** How many leaves there must be for such a run to be in the tree. */
export const leavesUnder = ({ level, end }: Entries): number => end * TILE_WIDTH ** level;
