import { describe, expect, it } from 'vitest';
import { commitTo, leafOf, type LogEvent } from './index';

const event: LogEvent = {
  id: '019ac000-0000-7000-8000-000000000001',
  kind: 'ACCEPTANCE_RECORDED',
  occurredAt: '2026-01-31T09:30:00.000Z',
  actorKind: 'AGENT',
  actorId: 'a',
  partnerId: null,
  customerId: 'c',
  subjectId: 's',
  code: null,
  rule: 'A1',
  payload: { z: 1, a: { names: ['é', '"'], of: null } },
};

const textOf = (given: LogEvent): string => Buffer.from(leafOf(given)).toString('utf8');

describe('The leaf of an event', () => {
  it('is a purpose tag and its canonical JSON: names in order, nulls kept, no space', () => {
    expect(textOf(event)).toBe(
      'assent/event/v1\0{"actorId":"a","actorKind":"AGENT","code":null,"customerId":"c","id":"019ac000-0000-7000-8000-000000000001","kind":"ACCEPTANCE_RECORDED","occurredAt":"2026-01-31T09:30:00.000Z","partnerId":null,"payload":{"a":{"names":["é","\\""],"of":null},"z":1},"rule":"A1","subjectId":"s"}',
    );
  });

  it('does not depend on the order of names, and not on what is no field of an event', () => {
    const turned: LogEvent & { extra: string } = { ...event, payload: { a: { of: null, names: ['é', '"'] }, z: 1 }, extra: 'x' };
    expect(textOf(turned)).toBe(textOf(event));
  });

  it('changes with every field', () => {
    const changes = Object.keys(event).map((name) => textOf({ ...event, [name]: 'changed' }));
    expect(new Set([...changes, textOf(event)]).size).toBe(Object.keys(event).length + 1);
  });
});

describe('A commitment', () => {
  const salt = Buffer.alloc(32, 7);
  const fields = { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com', phone: null };

  it('is the hash of purpose, salt and canonical JSON', () => {
    expect(commitTo('signer', fields, salt).hash).toBe('5ef80cace389d6c7abb6a60e9f7fbb95b73049384eed271384fafa2cf9c1eefc');
  });

  it('differs with purpose, salt and fields', () => {
    const all = [commitTo('signer', fields, salt), commitTo('evidence', fields, salt), commitTo('parties', fields, salt), commitTo('signer', fields), commitTo('signer', { ...fields, phone: '' }, salt)];
    expect(new Set(all.map(({ hash }) => hash)).size).toBe(all.length);
  });

  it('draws a salt of 32 bytes of its own', () => {
    expect(commitTo('signer', fields).salt).toHaveLength(32);
    expect(commitTo('signer', fields).hash).not.toBe(commitTo('signer', fields).hash);
  });
});
