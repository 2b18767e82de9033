import { describe, expect, it } from 'vitest';
import { endorsedKey, endorsementOf, isEndorsement } from './endorsement';
import { newSignerKey, parseSignerKey, type SignerKey } from './note-key';
import { signNote } from './signed-note';

const LOG = 'log.example/assent';

function key(name = LOG): SignerKey {
  const made = parseSignerKey(newSignerKey(name));
  if (made === null) throw new Error('no key');
  return made;
}

describe('A note in which a key names the one after it', () => {
  const [old, next] = [key(), key()];
  const note = signNote(endorsementOf(next.verifierKey), [old]);

  it('leads whoever trusts the one to the other', () => {
    expect(isEndorsement(note)).toBe(true);
    expect(endorsedKey(note, [old.verifier])?.id).toBe(next.verifier.id);
  });

  it('leads nobody there who does not trust the key that signed it', () => {
    expect(endorsedKey(note, [])).toBeNull();
    expect(endorsedKey(note, [next.verifier])).toBeNull();
    expect(endorsedKey(note, [key().verifier])).toBeNull();
  });

  it('leads to no key of another log', () => {
    const foreign = signNote(endorsementOf(key('other.example').verifierKey), [old]);
    expect(endorsedKey(foreign, [old.verifier])).toBeNull();
  });

  it('that was changed, or is another note, leads nowhere', () => {
    expect(endorsedKey(note.replace(next.verifierKey, key().verifierKey), [old.verifier])).toBeNull();
    const checkpoint = signNote(`${LOG}\n3\n${Buffer.alloc(32).toString('base64')}\n`, [old]);
    expect([isEndorsement(checkpoint), endorsedKey(checkpoint, [old.verifier])]).toEqual([false, null]);
    expect(isEndorsement(next.verifierKey)).toBe(false);
  });
});
