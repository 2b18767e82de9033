/** Why a job did not work out, as a code that may be kept and logged: it holds nobody's data, and neither does anything that caused it. */
export class JobFault extends Error {
  override readonly name = 'JobFault';

  constructor(
    readonly code: string,
    /** Trying again would come to the same. */
    readonly isPermanent: boolean,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** What is kept of an error: never its message, which may quote an address or a row. */
export function codeOfFault(error: unknown): string {
  if (error instanceof JobFault) return error.code;
  if (!(error instanceof Error)) return 'UNKNOWN';
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
