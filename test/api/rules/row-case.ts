import type { FieldFault, RelationshipFacts, RelationshipOutcome } from '@assent/domain';
import type { Visitor } from '../../support/world/asking';
import type { World } from '../../support/world/world';

/** A row that refuses: the situation, and who asks for what in it. It is asked in both languages, for a refusal changes nothing. */
export interface RefusedCase {
  readonly it: string;
  readonly refuses: (world: World) => Promise<Attempt>;
  /** The server of this case sends mail. */
  readonly withMail?: true;
}

export interface Attempt {
  readonly visitor: Visitor;
  readonly document: string;
  readonly variables: object;
  /** Of its message and of what it leaves, what the table does not say: the people by their addresses, the partner, the fields. */
  readonly people?: readonly { readonly email: string }[];
  readonly partner?: { readonly id: string };
  /** Where the row itself names none, or the form has more that is wrong. */
  readonly fields?: readonly FieldFault[];
  /** Looking leaves no trace, and neither does what is malformed. */
  readonly leaves?: 'NOTHING';
}

/** A row that does something: what happens, and what the API or the event of it says of the row. */
export interface ReachedCase {
  readonly it: string;
  readonly reaches: (world: World) => Promise<Reached>;
  readonly withMail?: true;
}

export interface Reached {
  /** The row as it was stored, or answered. */
  readonly row?: string | null;
  /** The part of the outcome that can be seen. */
  readonly outcome?: object;
  /** What was said in English and in Japanese, where the row makes somebody say something. */
  readonly words?: readonly [english: unknown, japanese: unknown];
}

/** A row that no operation leads to yet: what the table decides there is stated all the same. It is an error once the API has an operation that this names. */
export interface AwaitedCase {
  readonly it: string;
  readonly awaits: RegExp;
  /** Facts of table R, which alone has such a row. */
  readonly facts: RelationshipFacts;
  readonly outcome: RelationshipOutcome;
}

export type RowCase = RefusedCase | ReachedCase | AwaitedCase;
