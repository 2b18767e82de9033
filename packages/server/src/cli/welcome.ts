import type { DemoAccess } from '../demo/demo-access';

export interface Welcome {
  readonly consoleUrl: string;
  readonly acceptanceUrl: string;
  readonly demo: DemoAccess | null;
  readonly hasPartner: boolean;
}

/** What a person needs to begin, once both sites answer. */
export function welcome({ consoleUrl, acceptanceUrl, demo, hasPartner }: Welcome): string {
  const addresses = ['', 'Assent is ready.', '', `  Partner console  ${consoleUrl}`, `  Customers' site  ${acceptanceUrl}`];
  return [...addresses, ...(demo === null ? firstSteps(hasPartner) : demoSteps(demo, acceptanceUrl)), '', 'Ctrl+C stops it.', ''].join('\n');
}

function firstSteps(hasPartner: boolean): string[] {
  return hasPartner ? [] : ['', 'There is no partner yet. In another terminal: npm run assent -- init'];
}

function demoSteps({ signIns, invitationPath }: DemoAccess, acceptanceUrl: string): string[] {
  const widest = Math.max(...signIns.map(({ email }) => email.length));
  const lines = signIns.flatMap(({ email, password, who, invitationPath: own }) => [
    `  ${email.padEnd(widest)}  ${password}  ${who}`,
    ...(own === null || own === invitationPath ? [] : [`  ${' '.repeat(widest)}  its link: ${acceptanceUrl}${own}`]),
  ]);
  const link = invitationPath === null ? [] : ['', 'An invitation to try (open it, then sign in as the customer it is for):', '', `  ${acceptanceUrl}${invitationPath}`];
  return ['', 'Demo sign-ins (all of this data is invented):', '', ...lines, ...link];
}
