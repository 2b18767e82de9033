import { readFile } from 'node:fs/promises';
import { Certificate } from 'pkijs';
import { StartFault } from '../start-fault';

/** The certificates in a PEM file, which a setting or a flag names. */
export async function readTrustedRoots(file: string, namedBy = 'TIMESTAMP_CA_FILE'): Promise<Certificate[]> {
  try {
    const text = await readFile(file, 'utf8');
    const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)];
    const roots = blocks.map(([, base64 = '']) => Certificate.fromBER(Buffer.from(base64, 'base64')));
    if (roots.length > 0) return roots;
  } catch (error) {
    throw new StartFault(`${namedBy} ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  throw new StartFault(`${namedBy} ${file} holds no certificate in PEM`);
}
