import { dialect } from '@assent/server/src/database/columns';

/** Rows of the tables that jobs look through, none of which has anything due: what is looked for is not there, as at almost every turn. */
export function waitingStatements(size: number, now: Date): string[] {
  const at = instant(`'${now.toISOString()}'`);
  const later = instant("'2099-01-01T00:00:00.000Z'");
  const day = dialect === 'postgres' ? 'date' : 'text';
  const nothing = dialect === 'postgres' ? "''::bytea" : "x''";
  const rows = (into: string, values: string): string => `WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < ${size - 1}) INSERT INTO ${into} SELECT ${values} FROM number`;
  return [
    rows(
      'subscription (id, relationship_id, order_id, kind, lines, state, auto_renew, ends_on, created_at)',
      `${name('s')}, ${name('r')}, ${name('o')}, 'OFFER', '[]', CASE i % 10 WHEN 0 THEN 'ENDED' WHEN 1 THEN 'SUSPENDED' ELSE 'ACTIVE' END, true, CAST(CASE i % 10 WHEN 0 THEN '2020-01-01' ELSE '2099-01-01' END AS ${day}), ${at}`,
    ),
    rows(
      'job (id, kind, payload, state, idempotency_key, attempts, due_at, created_at, finished_at)',
      `${name('j')}, 'MAIL', '{}', CASE WHEN i % 20 = 0 THEN 'WAITING' ELSE 'DONE' END, ${name('j')}, 1, CASE WHEN i % 20 = 0 THEN ${later} ELSE ${at} END, ${at}, CASE WHEN i % 20 > 0 THEN ${at} END`,
    ),
    rows('sign_in_attempt (subject, kind, window_started_at, count)', `${name('a')}, 'ACCOUNT', ${later}, 1`),
    rows('sign_in_code (session_id, kind, valid_until, tries_left, sends_left)', `${name('c')}, 'MAIL', ${later}, 1, 1`),
    rows('password_reset (token_hash, audience, user_id, valid_until)', `${name('p')}, 'CONSOLE', ${name('u')}, ${later}`),
    rows('session (id, token_hash, audience, user_id, state, sign_in_method, created_at, last_seen_at, expires_at)', `${name('s')}, ${name('t')}, 'CONSOLE', ${name('u')}, 'FULL', 'PASSWORD', ${at}, ${at}, ${later}`),
    rows('idempotency (actor_id, key, operation, input_hash, created_at)', `${name('u')}, ${name('k')}, 'invite', '', ${at}`),
    rows('event_origin (event_id, address, created_at)', `${name('e')}, '192.0.2.1', ${at}`),
    rows('attachment_upload (id, partner_id, uploaded_by_id, media_type, length, hash, content, uploaded_at)', `${name('f')}, ${name('p')}, ${name('u')}, 'application/pdf', 0, '', ${nothing}, ${at}`),
    rows('live_event (id, topic, subject_id, position, created_at)', `${name('l')}, 'ACCEPTANCE_RECORDED', ${name('x')}, i + 1000000, ${at}`),
  ];
}

const name = (kind: string): string => `'${kind}' || CAST(i AS text)`;
const instant = (text: string): string => (dialect === 'postgres' ? `CAST(${text} AS timestamptz)` : text);
