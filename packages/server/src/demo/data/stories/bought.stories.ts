import { daysBefore, officeTime } from '../demo-calendar';
import { activeSince, daysAgo } from './story-days';
import { invitation } from './invitation.rows';
import { heldOrder, importedHistory, runOut } from './order.rows';
import type { Story, StoryName } from './story.types';

/** Created with “the customer will be asked to accept”; nothing bought. */
const invited: Story = (scene) => {
  const sentOn = daysAgo(scene, 'sent', [14, 22]);
  return { relationship: activeSince(scene, sentOn), invitations: [invitation(scene, { kind: 'AGREEMENT', status: 'OPEN', sentOn })] };
};

const invitationExpired: Story = (scene) => {
  const sentOn = daysAgo(scene, 'sent', [40, 70]);
  return { relationship: activeSince(scene, sentOn), invitations: [invitation(scene, { kind: 'AGREEMENT', status: 'EXPIRED', sentOn, openedAfter: 9 })] };
};

/** Purchases of former years were imported and no acceptance came with them. */
const boughtBefore: Story = (scene) => {
  const since = daysAgo(scene, 'since', [420, 900]);
  return { relationship: { ...activeSince(scene, daysBefore(since, 15)), imported: true }, ...importedHistory(scene, since) };
};

const boughtThenInvited: Story = (scene) => ({
  ...boughtBefore(scene),
  invitations: [invitation(scene, { kind: 'AGREEMENT', status: 'OPEN', sentOn: daysAgo(scene, 'sent', [4, 12]) })],
});

const boughtInvitationRevoked: Story = (scene) => ({
  ...boughtBefore(scene),
  invitations: [invitation(scene, { kind: 'AGREEMENT', status: 'REVOKED', sentOn: daysAgo(scene, 'sent', [20, 26]), closedAfter: 5 })],
});

const boughtWithHeldOrder: Story = (scene) => {
  const rows = boughtBefore(scene);
  return { ...rows, orders: [...(rows.orders ?? []), heldOrder(scene, daysAgo(scene, 'held', [2, 5]))] };
};

const toldToContact: Story = (scene) => ({
  ...boughtBefore(scene),
  invitations: [invitation(scene, { kind: 'AGREEMENT', status: 'OPEN', sentOn: daysAgo(scene, 'sent', [10, 18]), openedAfter: 2, told: true })],
});

const toldToContactWithHeldOrder: Story = (scene) => {
  const rows = toldToContact(scene);
  return { ...rows, orders: [...(rows.orders ?? []), heldOrder(scene, daysAgo(scene, 'held', [2, 5]))] };
};

/** An operator's import brought a relationship that was over already, with what was bought through it. */
const endedWithoutAcceptance: Story = (scene) => {
  const since = daysAgo(scene, 'since', [1000, 1200]);
  const closedAt = officeTime(daysBefore(scene.today, 130), scene.customer.country, 200);
  return { relationship: { ...activeSince(scene, daysBefore(since, 15)), state: 'ENDED', imported: true, closedAt }, ...runOut(importedHistory(scene, since)) };
};

export const BOUGHT_STORIES = {
  invited, invitationExpired, boughtBefore, boughtThenInvited, boughtInvitationRevoked, boughtWithHeldOrder, toldToContact, toldToContactWithHeldOrder, endedWithoutAcceptance,
} as const satisfies Partial<Record<StoryName, Story>>;
