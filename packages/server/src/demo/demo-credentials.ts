import { createHash } from 'node:crypto';

/** For every demo person who has chosen a password. Printed in the README: demo data is served to this machine only. */
export const DEMO_PASSWORD = 'violet-lantern-walk';

/** For every demo person whose first sign-in asks for a new password. */
export const DEMO_ONE_TIME_PASSWORD = 'use-this-only-once';

/** A link that can be printed again at each start, although only the hash of its token is kept. Only demo links are made so: whoever knows the id can make the token. */
export const demoToken = (invitationId: string): string => createHash('sha256').update(`assent demo invitation ${invitationId}`).digest('base64url');
