export type CheckName = 'FORMAT' | 'EVENT' | 'SIGNER' | 'EVIDENCE' | 'PARTIES' | 'WORDS' | 'SUMMARY' | 'LOG' | 'LATER' | 'TIME_STAMP';
export type CheckOutcome = 'HOLDS' | 'FAILS' | 'NOT_DISCLOSED' | 'NOT_CHECKED' | 'PENDING' | 'UNKNOWN_KEY' | 'UNKNOWN_AUTHORITY' | 'NOT_THERE';

/** A key as far as a signature names it. */
export interface NamedKey {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
}

export interface Check {
  readonly name: CheckName;
  readonly outcome: CheckOutcome;
  /** What was found, for a person. */
  readonly words: string;
  /** Of UNKNOWN_KEY: whose signature could not be judged. */
  readonly signers?: readonly NamedKey[];
}

export const holds = (name: CheckName, words: string): Check => ({ name, outcome: 'HOLDS', words });
export const fails = (name: CheckName, words: string): Check => ({ name, outcome: 'FAILS', words });
