import { daysAfter, daysBefore, officeTime } from '../demo-calendar';
import type { Day } from '../demo-world.types';
import { invitation, OPENED_AT_MINUTE } from './invitation.rows';
import { daysAgo } from './story-days';
import type { Scene, Story, StoryName } from './story.types';

const REQUEST = 'RELATIONSHIP_AND_AGREEMENT';

function requestedAt(scene: Scene, sentOn: Day, openedAfter: number) {
  return { imported: false, createdAt: officeTime(daysAfter(sentOn, openedAfter), scene.customer.country, OPENED_AT_MINUTE), activatedAt: null };
}

/** The customer opened the link and confirmed its company, which made the relationship; it has not answered yet. */
const requested: Story = (scene) => {
  const sentOn = daysAgo(scene, 'sent', [6, 12]);
  return {
    relationship: { state: 'REQUESTED', ...requestedAt(scene, sentOn, 2), closedAt: null },
    invitations: [invitation(scene, { kind: REQUEST, status: 'OPEN', sentOn, openedAfter: 2 })],
  };
};

/** A former partner asks again: the company is known to it, so the relationship is there before the link is opened. */
const requestedAgain: Story = (scene) => {
  const sentOn = daysAgo(scene, 'sent', [3, 6]);
  const link = invitation(scene, { kind: REQUEST, status: 'OPEN', sentOn });
  return { relationship: { state: 'REQUESTED', imported: false, createdAt: link.sentAt, activatedAt: null, closedAt: null }, invitations: [link] };
};

const requestToldToContact: Story = (scene) => {
  const sentOn = daysAgo(scene, 'sent', [6, 12]);
  return {
    relationship: { state: 'REQUESTED', ...requestedAt(scene, sentOn, 2), closedAt: null },
    invitations: [invitation(scene, { kind: REQUEST, status: 'OPEN', sentOn, openedAfter: 2, told: true })],
  };
};

const requestDeclined: Story = (scene) => {
  const sentOn = daysAgo(scene, 'sent', [20, 28]);
  const link = invitation(scene, { kind: REQUEST, status: 'DECLINED', sentOn, openedAfter: 1, closedAfter: 1 });
  return { relationship: { state: 'DECLINED', ...requestedAt(scene, sentOn, 1), closedAt: link.closedAt }, invitations: [link] };
};

const requestExpired: Story = (scene) => {
  const sentOn = daysAgo(scene, 'sent', [60, 75]);
  const link = invitation(scene, { kind: REQUEST, status: 'EXPIRED', sentOn, openedAfter: 3, told: true });
  return { relationship: { state: 'EXPIRED', ...requestedAt(scene, sentOn, 3), closedAt: link.expiresAt }, invitations: [link] };
};

const requestWithdrawn: Story = (scene) => {
  const sentOn = daysBefore(scene.today, 10);
  const link = invitation(scene, { kind: REQUEST, status: 'REVOKED', sentOn, openedAfter: 2, closedAfter: 5 });
  return { relationship: { state: 'WITHDRAWN', ...requestedAt(scene, sentOn, 2), closedAt: link.closedAt }, invitations: [link] };
};

export const REQUEST_STORIES = {
  requested, requestedAgain, requestToldToContact, requestDeclined, requestExpired, requestWithdrawn,
} as const satisfies Partial<Record<StoryName, Story>>;
