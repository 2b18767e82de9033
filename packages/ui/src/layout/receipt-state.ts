interface Sections {
  readonly sections: readonly { readonly key: string; readonly rows: readonly { readonly key: string }[] }[]
}

/** Whether a receipt that is there has no place in the log so far: it gets one within seconds. */
export function isProofPending(receipt: Sections | null | undefined): boolean {
  const proof = receipt?.sections.find(({ key }) => key === 'proof')
  return proof !== undefined && !proof.rows.some(({ key }) => key === 'leaf')
}
