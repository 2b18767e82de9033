import { describe, expect, it } from 'vitest';
import { newSignerKey, parseCheckpoint, parseNote, parseSignerKey, parseVerifierKey, signCheckpoint, signNote, verifyCheckpoint, verifyNote, leafHash, type SignerKey, type VerifierKey } from './index';

// Of golang.org/x/mod/sumdb/note, from which the specification comes.
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_SIGNED = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_SIGNED = '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

function verifier(text: string): VerifierKey {
  const key = parseVerifierKey(text);
  if (key === null) throw new Error(`${text} is no verifier key`);
  return key;
}

function signer(text: string): SignerKey {
  const key = parseSignerKey(text);
  if (key === null) throw new Error('this is no signer key');
  return key;
}

/** Every text that a key becomes by cutting a part off, or by putting the next character in one place. */
const mangled = (key: string): string[] => [
  ...Array.from({ length: key.length }, (_, at) => key.slice(at + 1)),
  ...Array.from({ length: key.length }, (_, at) => key.slice(0, at)),
  ...Array.from({ length: key.length }, (_, at) => key.slice(0, at) + String.fromCharCode(key.charCodeAt(at) + 1) + key.slice(at + 1)),
];

describe('A key', () => {
  it('is read as the specification writes it, and its secret half gives the public one', () => {
    expect(verifier(PETER)).toMatchObject({ name: 'PeterNeumann', id: 'c74f20a3' });
    expect(signer(PETER_SECRET).verifierKey).toBe(PETER);
  });

  it('is not read when anything in it is changed or missing', () => {
    expect(mangled(PETER).filter((key) => parseVerifierKey(key) !== null)).toEqual([]);
    expect(mangled(PETER_SECRET).filter((key) => parseSignerKey(key) !== null)).toEqual([]);
  });

  it('is not read with another length or algorithm, though the id fits', () => {
    expect(parseVerifierKey('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==')).toBeNull();
    expect(parseVerifierKey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')).toBeNull();
  });

  it('that is new signs what its verifier key verifies', () => {
    const made = signer(newSignerKey('assent.example/log'));
    expect(verifyNote(signNote(TEXT, [made]), [verifier(made.verifierKey)])).toMatchObject({ ok: true, text: TEXT });
  });

  it.each(['', 'two words', 'a+b', 'new\nline', 'wide\u3000space'])('cannot be named %j', (name) => {
    expect(() => newSignerKey(name)).toThrow(RangeError);
  });
});

describe('A signed note', () => {
  it('is signed as the specification signs it', () => {
    expect(signNote(TEXT, [signer(PETER_SECRET)])).toBe(`${TEXT}\n${PETER_SIGNED}`);
  });

  it('is verified with the keys that are known, whoever else signed it', () => {
    const note = `${TEXT}\n${PETER_SIGNED}${ENOCH_SIGNED}`;
    expect(verifyNote(note, [verifier(PETER)])).toMatchObject({ ok: true, text: TEXT, signedBy: [{ name: 'PeterNeumann' }] });
    expect(verifyNote(note, [verifier(PETER), verifier(ENOCH)])).toMatchObject({ ok: true, signedBy: [{ name: 'PeterNeumann' }, { name: 'EnochRoot' }] });
    expect(verifyNote(note, [])).toEqual({ ok: false, fault: 'NO_KNOWN_KEY' });
  });

  it('is refused whole when a known key did not sign it', () => {
    const changed = `${TEXT.replace('answer', 'ANSWER')}\n${PETER_SIGNED}${ENOCH_SIGNED}`;
    expect(verifyNote(changed, [verifier(PETER)])).toEqual({ ok: false, fault: 'BAD_SIGNATURE' });
    const second = `${TEXT}\n${PETER_SIGNED}${ENOCH_SIGNED.replace('rwz+eBz', 'rwz+eCz')}`;
    expect(verifyNote(second, [verifier(PETER), verifier(ENOCH)])).toEqual({ ok: false, fault: 'BAD_SIGNATURE' });
  });

  it('takes a signature under another name or id for one of an unknown key', () => {
    expect(verifyNote(`${TEXT}\n${PETER_SIGNED.replace('PeterNeumann', 'CarmenSandiego')}`, [verifier(PETER)])).toEqual({ ok: false, fault: 'NO_KNOWN_KEY' });
    expect(verifyNote(`${TEXT}\n${PETER_SIGNED.replace('x08g', 'xxxx')}`, [verifier(PETER)])).toEqual({ ok: false, fault: 'NO_KNOWN_KEY' });
  });

  it.each([
    ['no signature', TEXT],
    ['an empty line only', `${TEXT}\n`],
    ['a signature that is cut off', `${TEXT}\n${PETER_SIGNED.slice(0, -1)}`],
    ['a control character', `\x01${TEXT}\n${PETER_SIGNED}`],
    ['a lone surrogate', `\ud800${TEXT}\n${PETER_SIGNED}`],
    ['a name of two words', `${TEXT}\n${PETER_SIGNED.replace('PeterNeumann', 'Peter Neumann')}`],
    ['a line after its signatures', `${TEXT}\n${PETER_SIGNED}One more line.\n`],
    ['a hundred and one signatures', `${TEXT}\n${PETER_SIGNED.repeat(101)}`],
  ])('is malformed with %s', (_, note) => {
    expect(parseNote(note)).toBeNull();
    expect(verifyNote(note, [verifier(PETER)])).toEqual({ ok: false, fault: 'MALFORMED' });
  });

  it('may hold empty lines: its text ends at the last one', () => {
    const note = 'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
    expect(parseNote(note)).toMatchObject({ text: note.slice(0, note.indexOf('— ') - 1), signatures: [{ name: 'quasimodo.example/salvatore', keyId: '367ba04b' }] });
  });
});

describe('A checkpoint', () => {
  const log = signer(newSignerKey('assent.example/log'));
  const known = [verifier(log.verifierKey)];
  const checkpoint = { origin: 'assent.example/log', size: 7, root: leafHash(Buffer.from('root')) };

  it('comes out as it was signed', () => {
    expect(verifyCheckpoint(signCheckpoint(checkpoint, [log]), known)).toMatchObject({ ok: true, checkpoint: { ...checkpoint, root: Buffer.from(checkpoint.root) } });
  });

  it('of the largest log in public use is read, and its signature verified', () => {
    const note = 'go.sum database tree\n63096908\n8lHrQPRYe4KT4WQ9/Qk8/taKnD6IRHbFgfN7vQE2Y54=\n\n— sum.golang.org Az3gri/oVBN1jAhNZ/iS+W31psFAWRT20/GyrhpU6taFwulQGetBkH5S7wpGXdS935jiIGiUUAXBVHzT/P6fYhqAmAk=\n';
    expect(parseCheckpoint(note)).toMatchObject({ origin: 'go.sum database tree', size: 63_096_908 });
    expect(verifyNote(note, [verifier('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')]).ok).toBe(true);
  });

  it('signed by a known key of another log is not one of this log', () => {
    const other = signer(newSignerKey('assent.example/another'));
    expect(verifyCheckpoint(signCheckpoint(checkpoint, [other]), [...known, verifier(other.verifierKey)])).toEqual({ ok: false, fault: 'NO_KNOWN_KEY' });
  });

  it.each([
    ['a size with leading zeros', (text: string) => text.replace('\n7\n', '\n07\n')],
    ['a size below nothing', (text: string) => text.replace('\n7\n', '\n-7\n')],
    ['a size that no number holds', (text: string) => text.replace('\n7\n', '\n9007199254740993\n')],
    ['a root that is too short', (text: string) => text.replace(/\n[^\n]+\n$/, '\nAAAA\n')],
    ['no root', (text: string) => text.replace(/\n[^\n]+\n$/, '\n')],
    ['an empty line in it', (text: string) => `${text}\nmore\n`],
    ['no origin', (text: string) => text.slice(text.indexOf('\n'))],
  ])('is malformed with %s, though it is signed', (_, change) => {
    const note = signCheckpoint(checkpoint, [log]);
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    expect(verifyCheckpoint(signNote(change(text), [log]), known)).toEqual({ ok: false, fault: 'MALFORMED' });
  });
});
