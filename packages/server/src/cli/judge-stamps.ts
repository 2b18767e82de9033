import { fromBase64, stampsIn, type StampJudge, type StampVerdict } from '@assent/proof';
import { judgeToken } from '../log/timestamp-token';
import { readTrustedRoots } from '../log/trusted-roots';

/** How the commands that take certificates of an authority describe them. */
export const TSA_CERT_OPTION = ['--tsa-cert <file>', 'root certificates (PEM) of the time-stamping authorities that you trust: without them it is not checked whose a time-stamp is'] as const;

/** Looks at every time-stamp in a receipt, so that checking it can go by what was found; null without certificates. */
export async function judgeStamps(receipt: unknown, rootsFile: string | undefined): Promise<StampJudge | null> {
  if (rootsFile === undefined) return null;
  const roots = await readTrustedRoots(rootsFile, '--tsa-cert');
  const verdicts = new Map<string, StampVerdict>();
  for (const { token, note } of stampsIn(receipt)) verdicts.set(keyOf(token, note), await judgeToken(fromBase64(token) ?? Buffer.alloc(0), note, roots));
  // What was not looked at is trusted by nobody.
  return (token, note) => verdicts.get(keyOf(token, note)) ?? { origin: 'BROKEN', stampedAt: null };
}

const keyOf = (token: string, note: string): string => JSON.stringify([token, note]);
