import { dictionary } from '@zxcvbn-ts/language-common';
import { LONGEST_PASSWORD } from './password';

const SHORTEST_PASSWORD = 12;

export type PasswordFault = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_COMMON' | 'PASSWORD_CONTAINS_NAME' | 'PASSWORD_UNCHANGED';

export interface NewPassword {
  readonly password: string;
  readonly isUnchanged: boolean;
  /** What others know of the person: addresses, names, the company. */
  readonly known: readonly string[];
}

/** What is wrong with a new password, or null. Length and lists, no rules about kinds of characters (NIST SP 800-63B, ASVS 6.2). */
export function faultOfNewPassword({ password, isUnchanged, known }: NewPassword): PasswordFault | null {
  const { length } = [...password];
  if (length < SHORTEST_PASSWORD) return 'PASSWORD_TOO_SHORT';
  if (length > LONGEST_PASSWORD) return 'PASSWORD_TOO_LONG';
  if (isUnchanged) return 'PASSWORD_UNCHANGED';
  if (containsName(folded(password), known)) return 'PASSWORD_CONTAINS_NAME';
  return isCommon(folded(password)) ? 'PASSWORD_COMMON' : null;
}

/** Shorter parts turn up in words by chance. */
const SHORTEST_NAME = 4;

function containsName(password: string, known: readonly string[]): boolean {
  const names = known.flatMap((text) => [folded(text), ...folded(text).split(/[^\p{L}\p{N}]+/u)]);
  return names.some((name) => name.length >= SHORTEST_NAME && password.includes(name));
}

const common = new Set(dictionary['passwords-common']);

/** In the list as it stands, or once its decoration is taken off: `administrator`, `Dragon2024!!!!`, `dragondragon`, `p4ssw0rd-123`. */
function isCommon(password: string): boolean {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const forms = [password, core, repeatedPart(password), repeatedPart(core), withoutSwaps(password.replace(/[^\p{L}]{1,8}$/u, '')), withoutSwaps(core)];
  return forms.some((form) => common.has(form)) || repeatedPart(password).length <= LONGEST_TRIVIAL_PART || isSequence(password);
}

/** `121212121212` is no better for being long. */
const LONGEST_TRIVIAL_PART = 4;

/** The part of which a text is made by repeating it, or the text. */
function repeatedPart(text: string): string {
  return /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
}

/** `abcdefghijkl`, `987654321098`. */
function isSequence(text: string): boolean {
  const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];
  return rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));
}

const SWAPS: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

function withoutSwaps(text: string): string {
  return [...text].map((character) => SWAPS[character] ?? character).join('');
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
