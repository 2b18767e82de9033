import { checkPublication, type Checked, type FieldFault, type FileKind, type Publication, type PublicationInput } from '@assent/domain';
import type { NewAgreement } from '../publish.service';
import { hasWords, shownHtmlOf } from './shown-html';

/** A version whose fields are good, with what is shown of its texts. */
export type PreparedVersion = Omit<NewAgreement, 'now' | 'operatorId'>;

const MEDIA_TYPES: Record<FileKind, string> = { HTML: 'text/html; charset=utf-8', MARKDOWN: 'text/markdown; charset=utf-8', PDF: 'application/pdf' };

/** Checks a version and makes what is shown of it: work that no transaction waits for. */
export function prepare(input: PublicationInput): Checked<PreparedVersion> {
  const checked = checkPublication(input);
  if (!checked.ok) return checked;
  const texts = checked.value.texts.map(preparedText);
  const fields = texts.flatMap(({ shownHtml }, index) => (hasWords(shownHtml) ? [] : [wordless(checked.value, index)]));
  return fields.length > 0 ? { ok: false, fields } : { ok: true, value: { ...checked.value, texts } };
}

function preparedText({ language, source, file, fileName }: Publication['texts'][number]): PreparedVersion['texts'][number] {
  return { language, fileName, mediaType: MEDIA_TYPES[file.kind], file: Buffer.from(file.bytes), shownHtml: shownHtmlOf(source) };
}

/** A file of nothing but what is taken out of it. */
function wordless({ texts }: Publication, index: number): FieldFault {
  return { path: `texts.${index}.${texts[index]?.source.kind === 'MARKDOWN' ? 'markdown' : 'html'}`, code: 'EMPTY' };
}
