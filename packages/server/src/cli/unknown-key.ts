import type { NamedKey } from '@assent/proof';

const written = ({ name, id }: NamedKey): string => `${name}+${id}`;

/** How somebody who gave one key of a log comes to the other one: forwards by its note, backwards by the older key alone. */
export function wayTo(signers: readonly NamedKey[], given: readonly NamedKey[]): string[] {
  const strangers = [...new Map(signers.map((signer) => [written(signer), signer])).values()];
  return [
    `  signed by    ${strangers.map(written).join(', ')}`,
    `  you gave     ${given.map(written).join(', ')}`,
    '',
    'Is it the key of another log, then it signed nothing of the log that you trust.',
    '',
    'Is it newer than yours, because yours was replaced, then the server has, at /log/keys/{id}, the note in which the key before names it:',
    'save it and give both, and the note is checked with the key that you trust.',
    '',
    ...strangers.map(({ id }) => `  curl -fsS https://…/log/keys/${id} > next-key.txt     then add: --key next-key.txt`),
    '',
    'Is it older than yours, then no note leads from a newer key back to it, and you need the older key itself: as it was published, or kept',
    'with a receipt, in its time. The operator names every key, since when and until when it signed, with `keys list`. Give it beside yours.',
  ];
}
