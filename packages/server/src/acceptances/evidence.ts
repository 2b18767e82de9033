import { isLocale, type Locale } from '@assent/i18n';

/** The words around the tick, exactly as they were served for the page. */
export interface ShownWords {
  readonly language: Locale;
  /** Who answers for whom. */
  readonly statement: string;
  /** What is recorded. */
  readonly notice: string;
  /** Labels of the boxes; null where one was not asked. */
  readonly relationshipBox: string | null;
  readonly agreementBox: string | null;
  readonly button: string;
  /** SHA-256 over a purpose tag and the canonical JSON of the others. */
  readonly hash: string;
}

/** How a direct acceptance was made, as it is kept with the person: what only a device and a place tell. */
export interface EvidenceFacts {
  readonly address: string;
  readonly userAgent: string | null;
  /** Accept-Language header of the request; the site sends the language that was chosen there. */
  readonly browserLanguage: string | null;
  /** IANA zone that the browser named; not believed for any date. */
  readonly timeZone: string | null;
  readonly sessionId: string;
  /** Every factor that was used: see SignInMethod. */
  readonly signInMethod: string;
  readonly signedInAt: string;
  readonly credentialsIssuedByPartnerId: string | null;
  /** When the server last served this person the ask; null when it was not asked for here. */
  readonly displayedAt: string | null;
  /** Which build of the site the server was serving; null when it serves none. */
  readonly siteBuild: string | null;
  /** Null when no page showed any: a script accepted. */
  readonly words: ShownWords | null;
}

export type KeptEvidence = Readonly<Record<Exclude<keyof EvidenceFacts, 'words'>, string | null>> & { readonly words: ShownWords | null };

/** Reads kept evidence; a field that is not there is null. */
export function evidenceOf(json: string | null): KeptEvidence | null {
  if (json === null) return null;
  const kept: unknown = JSON.parse(json);
  const text = (name: keyof EvidenceFacts): string | null => textAt(kept, name);
  return {
    address: text('address'),
    userAgent: text('userAgent'),
    browserLanguage: text('browserLanguage'),
    timeZone: text('timeZone'),
    sessionId: text('sessionId'),
    signInMethod: text('signInMethod'),
    signedInAt: text('signedInAt'),
    credentialsIssuedByPartnerId: text('credentialsIssuedByPartnerId'),
    displayedAt: text('displayedAt'),
    siteBuild: text('siteBuild'),
    words: wordsOf(fieldOf(kept, 'words')),
  };
}

function wordsOf(kept: unknown): ShownWords | null {
  const [language, statement, notice, button, hash] = ['language', 'statement', 'notice', 'button', 'hash'].map((name) => textAt(kept, name));
  if (!isLocale(language) || statement == null || notice == null || button == null || hash == null) return null;
  return { language, statement, notice, relationshipBox: textAt(kept, 'relationshipBox'), agreementBox: textAt(kept, 'agreementBox'), button, hash };
}

function textAt(kept: unknown, name: string): string | null {
  const value = fieldOf(kept, name);
  return typeof value === 'string' ? value : null;
}

const fieldOf = (kept: unknown, name: string): unknown => (typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : null);
