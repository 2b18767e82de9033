import { open, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, isAbsolute } from 'node:path';
import { MAX_PDF_BYTES, type PublicationInput, type PublicationTextInput } from '@assent/domain';
import * as v from 'valibot';
import { StartFault } from '../start-fault';

export interface ImportFlags {
  readonly country?: string;
  readonly language?: string;
  readonly version?: string;
  readonly effective?: string;
  readonly acceptancesFrom?: string;
  readonly reacceptBy?: string;
  readonly pdf?: string;
  readonly fileName?: string;
}

/** What is imported: for each version where it comes from, for whoever reads what was refused. */
export interface GivenVersion {
  readonly from: string;
  readonly input: PublicationInput;
  /** Whether its facts are flags, or names in a manifest. */
  readonly isManifest: boolean;
}

/** One file with its facts in flags, or a folder with its facts in manifest.json. */
export async function readGiven(place: string, flags: ImportFlags): Promise<GivenVersion[]> {
  const found = await stat(place).catch((error: unknown) => {
    throw new StartFault(`${place} cannot be read`, { cause: error });
  });
  if (!found.isDirectory()) return [{ from: place, input: await versionOf(place, flags), isManifest: false }];
  const [given] = Object.keys(flags);
  if (given !== undefined) throw new StartFault(`A folder says everything in its ${MANIFEST}: leave the options out`);
  return readFolder(place);
}

async function versionOf(file: string, { language, pdf, fileName, effective: effectiveOn, country, version, acceptancesFrom, reacceptBy }: ImportFlags): Promise<PublicationInput> {
  const text = { language, ...(await sourceOf(file)), pdf: pdf === undefined ? null : await bytesOf(pdf), fileName: fileName ?? basename(pdf ?? file) };
  return { country, version, effectiveOn, acceptancesFrom, reacceptBy, texts: [text] };
}

const MARKDOWN = ['.md', '.markdown'];
const HTML = ['.html', '.htm'];

async function sourceOf(file: string): Promise<Pick<PublicationTextInput, 'html' | 'markdown'>> {
  const ending = extname(file).toLowerCase();
  if (MARKDOWN.includes(ending)) return { markdown: await bytesOf(file) };
  if (HTML.includes(ending)) return { html: await bytesOf(file) };
  throw new StartFault(`${file} must be HTML (${HTML.join(', ')}) or Markdown (${MARKDOWN.join(', ')}); a PDF goes with one of them, by --pdf`);
}

/** At most one byte more than may be kept, which is enough to refuse it. */
async function bytesOf(file: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_PDF_BYTES + 1), 0, MAX_PDF_BYTES + 1, 0);
      return Buffer.from(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new StartFault(`${file} cannot be read`, { cause: error });
  }
}

const MANIFEST = 'manifest.json';
const optional = v.optional(v.nullable(v.string()));

const manifest = v.strictObject({
  agreements: v.pipe(
    v.array(
      v.strictObject({
        country: v.string(),
        version: v.string(),
        effectiveOn: v.string(),
        acceptancesFrom: optional,
        reacceptBy: optional,
        texts: v.array(v.strictObject({ language: v.string(), file: v.string(), pdf: optional, fileName: optional })),
      }),
    ),
    v.minLength(1, 'Name at least one agreement'),
  ),
});

async function readFolder(folder: string): Promise<GivenVersion[]> {
  const { agreements } = parsed(folder, (await bytesOf(join(folder, MANIFEST))).toString('utf8'));
  const versions: GivenVersion[] = [];
  for (const { texts, ...days } of agreements) {
    const read: PublicationTextInput[] = [];
    for (const { file, pdf, language, fileName } of texts) {
      const source = await inside(folder, file);
      const kept = pdf == null ? null : await inside(folder, pdf);
      read.push({ language, ...(await sourceOf(source)), pdf: kept === null ? null : await bytesOf(kept), fileName: fileName ?? basename(kept ?? source) });
    }
    versions.push({ from: `${days.country} ${days.version}`, input: { ...days, texts: read }, isManifest: true });
  }
  return versions;
}

function parsed(folder: string, text: string): v.InferOutput<typeof manifest> {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), manifest), text);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new StartFault(`${join(folder, MANIFEST)}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
}

/** A manifest names what lies in its folder, and nothing that a link leads out to. */
async function inside(folder: string, file: string): Promise<string> {
  const [root, place] = await Promise.all([realpath(folder), realpath(join(folder, file))]).catch((error: unknown) => {
    throw new StartFault(`${join(folder, file)} cannot be read`, { cause: error });
  });
  const way = relative(root, place);
  if (way === '' || way.startsWith('..') || isAbsolute(way) || isAbsolute(file)) throw new StartFault(`${file} is not in ${folder}: a manifest names files of its own folder`);
  return place;
}
