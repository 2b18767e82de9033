export const SEND = `mutation Send($input: SendInvitationInput!) { sendInvitation(input: $input) {
  __typename
  ... on InvitationSent { invitation { id status email companyName expiresAt } warning { code } replayed }
  ... on Refusal { code rule message fields { path code } remedies { code message } people { email } }
} }`;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The lines that a reader of the HTML sees. */
export function wordsOf(html: string): string[] {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
  const text = body.replace(/\s*\n\s*/g, '\n').replace(/<[^>]+>/g, '');
  const decoded = text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
  return decoded.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
