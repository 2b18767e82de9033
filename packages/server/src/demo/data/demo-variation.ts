// FNV-1a: small, well known, and the same on every machine.
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  // FNV leaves the low bits of short texts close together; a last mix spreads them.
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}

/**
 * A whole number from `least` to `most` that looks random and depends only on the words given. Drawn from the slug instead of a running generator, so that adding a customer leaves
 * all others as they were.
 */
export function variation(seed: string, least: number, most: number): number {
  return least + (hashOf(seed) % (most - least + 1));
}

export function chosen<Choice>(seed: string, choices: readonly [Choice, ...Choice[]]): Choice {
  return choices[variation(seed, 0, choices.length - 1)] ?? choices[0];
}
