import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildAssentSchema } from '../graphql/schema';
import { StartFault } from '../start-fault';

const BANNER = '# Printed from the code by `npm run schema`; never edited. A test fails when it differs.\n\n';

/** The whole contract as text, in an order that does not move when code does. */
export async function schemaText(): Promise<string> {
  return `${BANNER}${printSchema(lexicographicSortSchema(await buildAssentSchema()))}\n`;
}

export async function printSchemaTo(file: string): Promise<void> {
  try {
    await writeFile(file, await schemaText());
  } catch (error) {
    throw new StartFault(`--out ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
