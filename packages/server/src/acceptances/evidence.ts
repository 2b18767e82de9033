/** How a direct acceptance was made, as it is kept with the person: what only a device and a place tell. */
export interface EvidenceFacts {
  readonly address: string;
  readonly userAgent: string | null;
  /** Every factor that was used: see SignInMethod. */
  readonly signInMethod: string;
  readonly signedInAt: string;
  /** IANA zone that the browser named; not believed for any date. */
  readonly timeZone: string | null;
  readonly credentialsIssuedByPartnerId: string | null;
}

/** Reads kept evidence; a field that is not there is null. */
export function evidenceOf(json: string | null): Record<keyof EvidenceFacts, string | null> | null {
  if (json === null) return null;
  const kept: unknown = JSON.parse(json);
  const text = (name: keyof EvidenceFacts): string | null => {
    const value: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : null;
    return typeof value === 'string' ? value : null;
  };
  return {
    address: text('address'),
    userAgent: text('userAgent'),
    signInMethod: text('signInMethod'),
    signedInAt: text('signedInAt'),
    timeZone: text('timeZone'),
    credentialsIssuedByPartnerId: text('credentialsIssuedByPartnerId'),
  };
}
