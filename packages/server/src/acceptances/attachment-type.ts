/** What a signed paper is kept as, and how such a file begins. */
const SIGNATURES = {
  'application/pdf': [Buffer.from('%PDF-', 'latin1')],
  'image/png': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  'image/jpeg': [Buffer.from([0xff, 0xd8, 0xff])],
} as const satisfies Record<string, readonly Buffer[]>;

export type AttachmentType = keyof typeof SIGNATURES;

export const ATTACHMENT_TYPES: readonly AttachmentType[] = ['application/pdf', 'image/png', 'image/jpeg'];

/** What the bytes themselves say they are, whatever their sender calls them; null when none of the kinds that are taken. */
export function attachmentTypeOf(content: Buffer): AttachmentType | null {
  return ATTACHMENT_TYPES.find((type) => SIGNATURES[type].some((signature) => content.subarray(0, signature.length).equals(signature))) ?? null;
}
