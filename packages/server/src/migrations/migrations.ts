import { vocabulary } from './0001-vocabulary';
import { asking } from './0002-asking';
import { search } from './0003-search';
import { live } from './0004-live';
import { accounts } from './0005-accounts';
import { agreements } from './0006-agreements';
import { log } from './0007-log';
import { evidence } from './0008-evidence';
import { audit } from './0009-audit';
import { reads } from './0010-reads';
import { trailAndKana } from './0011-reads';
import { trail } from './0012-trail';
import type { Migration } from './table';

/** In the order in which they run. Forward only: a released one is never edited, a new one is added at the end. */
export const migrations: readonly Migration[] = [vocabulary, asking, search, live, accounts, agreements, log, evidence, audit, reads, trailAndKana, trail];
