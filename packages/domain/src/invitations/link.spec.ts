import { describe, expect, it } from 'vitest';
import { type LinkRow, hasOpenLink, linkExpiresAt, linkStatusAt, wasToldToContact } from './link';

const made = new Date('2026-03-01T09:00:00Z');
const expiresAt = linkExpiresAt(made);
const open: LinkRow = { status: 'OPEN', expiresAt, toldToContactAt: null };
const before = new Date(expiresAt.getTime() - 1);

describe('a link', () => {
  it('lives thirty days', () => {
    expect(expiresAt.toISOString()).toBe('2026-03-31T09:00:00.000Z');
  });

  it('expires at its instant, though nobody has written that down yet', () => {
    expect(linkStatusAt(open, before)).toBe('OPEN');
    expect(linkStatusAt(open, expiresAt)).toBe('EXPIRED');
    expect(hasOpenLink([open], before)).toBe(true);
    expect(hasOpenLink([open], expiresAt)).toBe(false);
  });

  it('does not expire once it is accepted, declined or revoked', () => {
    for (const status of ['ACCEPTED', 'DECLINED', 'REVOKED'] as const) {
      expect(linkStatusAt({ ...open, status }, expiresAt)).toBe(status);
    }
  });
});

describe('being told to contact the partner', () => {
  const told = { ...open, toldToContactAt: made };

  it('counts while the link is open or accepted', () => {
    expect(wasToldToContact([told], before)).toBe(true);
    expect(wasToldToContact([{ ...told, status: 'ACCEPTED' }], expiresAt)).toBe(true);
  });

  it('does not count through a link that expired or was revoked', () => {
    expect(wasToldToContact([told], expiresAt)).toBe(false);
    expect(wasToldToContact([{ ...told, status: 'REVOKED' }], before)).toBe(false);
  });

  it('does not count before it happened, and not through a link that told nothing', () => {
    expect(wasToldToContact([told], new Date(made.getTime() - 1))).toBe(false);
    expect(wasToldToContact([open], before)).toBe(false);
  });
});
