import type { EntityManager } from 'typeorm';

/** Text for both databases, with numbered parameters. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** Values on their way into a statement. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  list(values: readonly unknown[]): string {
    return values.map((value) => this.add(value)).join(', ');
  }
}

export const runStatement = <Row>(manager: EntityManager, { text, parameters }: Statement): Promise<Row[]> => manager.query(text, [...parameters]);
