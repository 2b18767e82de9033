import { dialect } from '@assent/server/src/database/columns';
import { keysOf } from '@assent/server/src/database/search-key';

/** A customer is called by one of each, and its domain has a number. No two of them begin alike, so that no key is made twice. */
const FIRST = ['kitano', 'yamane', 'lindenhof', 'hartley', 'sumida', 'brueckner', 'rheinquell', 'mersey', 'aoba', 'otaru', '北野商事', 'quarz', 'ito', 'jung', 'xenon', 'zenith'];
const SECOND = ['cloud', 'works', 'ug', 'gk', 'verlag', 'design', 'te', 'ek', 'foods'];

const STATUS = `CASE WHEN i % 100 < 60 THEN 'PROVIDED' WHEN i % 100 < 66 THEN 'REACCEPTANCE_DUE' WHEN i % 100 < 70 THEN 'LAPSED' WHEN i % 100 < 80 THEN 'INVITED'
  WHEN i % 100 < 84 THEN 'WAITING_FOR_PARTNER' ELSE 'NOT_PROVIDED' END`;
const COUNTRY = "CASE WHEN i % 7 < 4 THEN 'DE' WHEN i % 7 < 6 THEN 'FR' WHEN i % 11 < 10 THEN 'NL' WHEN i % 997 < 990 THEN 'AT' ELSE 'LI' END";
const INSTANT = "'2026-0' || CAST(1 + i % 5 AS text) || '-' || substr(CAST(110 + (i / 5) % 19 AS text), 2) || 'T' || substr(CAST(100 + (i / 95) % 24 AS text), 2) || ':00:00.000Z'";

export interface Parties {
  readonly provider: string;
  readonly resellers: readonly string[];
  readonly agreementId: string;
  readonly textId: string;
}

const idOf = (kind: string): string => `'0000${kind}-0000-7000-8000-' || substr(CAST(1000000000000 + i AS text), 2)`;
const oneOf = (words: readonly string[], number: string): string => `CASE ${number} ${words.map((word, index) => `WHEN ${index} THEN '${word}'`).join(' ')} END`;
const kept = (kind: 'timestamptz' | 'date', text: string): string => (dialect === 'postgres' ? `CAST(${text} AS ${kind})` : text);
const instant = (text: string): string => kept('timestamptz', text);

/** Numbers become companies, kept aside for the statements after it; those that are neighbours by name are none by id or by date. */
function everybody(size: number, { provider, resellers }: Parties): string {
  const seller = oneOf([...resellers, provider], `i % ${resellers.length + 1}`);
  return `CREATE TEMPORARY TABLE person AS WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < ${size - 1}),
    drawn AS (SELECT i, ${oneOf(FIRST, `(i * 7) % ${FIRST.length}`)} AS one, ${oneOf(SECOND, `(i * 5) % ${SECOND.length}`)} AS two, 'n' || CAST(i AS text) AS label, ${seller} AS seller,
      ${COUNTRY} AS country, ${STATUS} AS status, CASE WHEN i % 40 = 39 THEN 'ENDED' ELSE 'ACTIVE' END AS state, ${INSTANT} AS at FROM number)
    SELECT drawn.*, one || ' ' || two AS name, CASE WHEN state = 'ACTIVE' AND i % 100 < 70 THEN at ELSE '' END AS accepted FROM drawn`;
}

/** Table by table. They know the schema and what a search key is like; a spec holds what they leave against the projection. */
export function crowdStatements(size: number, parties: Parties): string[] {
  const { provider, agreementId, textId } = parties;
  const through = `seller, CASE WHEN seller <> '${provider}' THEN '${provider}' END`;
  const reseller = `CASE WHEN seller = '${provider}' THEN '' ELSE ' @' || seller END`;
  const ids = { customer: idOf('c0de'), relationship: idOf('4e1a'), acceptance: idOf('acce') };
  return [
    everybody(size, parties),
    `INSERT INTO customer (id, company_name, name_key, domain, country, language, time_zone, address_line1, city, contact_first_name, contact_last_name, contact_email, agreement_route, created_at)
     SELECT ${ids.customer}, name, name, label || '.' || two, country, 'de-DE', 'Europe/Berlin', 'Lindenallee 7', 'Weimar', one, two, one || '@' || label || '.' || two, 'ATTESTED', ${instant('at')} FROM person`,
    `INSERT INTO relationship (id, customer_id, seller_id, provider_id, state, live_key, agreement_status, is_blocked, imported, created_at, activated_at)
     SELECT ${ids.relationship}, ${ids.customer}, ${through}, state, CASE WHEN state = 'ACTIVE' THEN label END, status, false, false, ${instant('at')}, ${instant('at')} FROM person`,
    `INSERT INTO acceptance (id, method, customer_id, country, agreement_id, agreement_text_id, language, file_hash, shown_hash, partner_id, attested_by_partner_id, recorded_by_kind,
       date_agreed, recorded_at, rule, imported, signer_commitment, evidence_commitment)
     SELECT ${ids.acceptance}, 'ATTESTED', ${ids.customer}, country, '${agreementId}', '${textId}', 'de-DE', '', '', '${provider}', '${provider}', 'IMPORT',
       ${kept('date', 'substr(at, 1, 10)')}, ${instant('at')}, 'A10', true, '', '' FROM person WHERE accepted <> ''`,
    `INSERT INTO purchase_order (id, relationship_id, customer_id, kind, lines, state, rule, partner_id, imported, created_at, placed_at)
     SELECT ${idOf('04de')}, ${ids.relationship}, ${ids.customer}, 'SOFTWARE', '[{"product":"Suite","quantity":1}]', 'PLACED', 'IMPORT', seller, true, ${instant('at')}, ${instant('at')} FROM person WHERE i % 5 = 0`,
    `INSERT INTO invitation (id, kind, status, token_hash, partner_id, seller_id, provider_id, customer_id, relationship_id, company_name, language, created_by_id, created_at, expires_at)
     SELECT ${idOf('1417')}, 'AGREEMENT', CASE WHEN i % 3 = 0 THEN 'REVOKED' ELSE 'OPEN' END, label, '${provider}', ${through}, ${ids.customer}, ${ids.relationship}, name, 'de-DE', '', ${instant('at')},
       ${instant("'2099-01-01T00:00:00.000Z'")} FROM person WHERE i % 100 >= 70 AND i % 100 < 90`,
    `INSERT INTO partner_customer (partner_id, customer_id, relationship_id, standing, has_own_attestation, relationship_state, display_name, name_key, search_key, country, agreement_status,
       is_blocked, latest_acceptance_id, accepted_key)
     SELECT '${provider}', ${ids.customer}, ${ids.relationship}, state, accepted <> '', state, name, name, ' ' || one || ' ' || two || CASE WHEN state = 'ACTIVE' THEN ' ' || label ELSE '' END || ${reseller},
       CASE WHEN state = 'ACTIVE' THEN country END, CASE WHEN state = 'ACTIVE' THEN status END, false, CASE WHEN accepted <> '' THEN ${ids.acceptance} END, accepted FROM person`,
    `WITH spelled(word, key) AS (VALUES ${spelled()}), active AS (SELECT * FROM person WHERE state = 'ACTIVE'), known(key, name, i) AS (
         SELECT key, name, i FROM person JOIN spelled ON word = one UNION ALL SELECT key, name, i FROM person JOIN spelled ON word = two
         UNION ALL SELECT 'n', name, i FROM active UNION ALL SELECT substr(label, 1, 2), name, i FROM active
         UNION ALL SELECT substr(label, 1, 3), name, i FROM active WHERE i >= 10 UNION ALL SELECT label, name, i FROM active WHERE i >= 100)
     INSERT INTO partner_customer_key (partner_id, key, name_key, customer_id) SELECT '${provider}', key, name, ${ids.customer} FROM known ${dialect === 'sqlite' ? 'ORDER BY key, name, i' : ''}`,
    ...LISTS.flatMap((shared) => [['N', 'name'] as const, ['A', 'accepted'] as const].map(([order, key]) =>
      `WITH ${listed(provider)} INSERT INTO partner_customer_place (partner_id, list, sort_key, customer_id)
       SELECT '${provider}', '${order}' || ${shared} || through AS list, ${key}, ${ids.customer} FROM listed WHERE ${shared} IS NOT NULL ${dialect === 'sqlite' ? `ORDER BY list, ${key}, i` : ''}`)),
    'DROP TABLE person',
  ];
}

const LISTS = ["''", "' t:' || state", "' s:' || status", "' c:' || country", "' s:' || status || ' c:' || country"];

/** Each once for everybody and once for those of a reseller, with what is known of active customers alone. */
const listed = (provider: string): string => `seen AS (SELECT i, name, accepted, state, seller, CASE WHEN state = 'ACTIVE' THEN country END AS country, CASE WHEN state = 'ACTIVE' THEN status END AS status FROM person),
  listed AS (SELECT seen.*, '' AS through FROM seen UNION ALL SELECT seen.*, ' r:' || seller AS through FROM seen WHERE seller <> '${provider}')`;

const spelled = (): string => [...FIRST, ...SECOND].flatMap((word) => [...keysOf(` ${word}`)].map((key) => `('${word}', '${key}')`)).join(', ');
