import { daysAfter, daysBefore, officeTime } from '../demo-calendar';
import { variation } from '../demo-variation';
import type { Day } from '../demo-world.types';
import { attestation, directAcceptance, withdrawal } from './acceptance.rows';
import { invitation } from './invitation.rows';
import { cancelledOrder, purchasesAfter, runOut } from './order.rows';
import { activeSince, daysAgo } from './story-days';
import type { Scene, Story, StoryName, StoryRows } from './story.types';

/** Acceptances of the older version lie before this day: the version that follows takes them from 2026-05-30. */
const LAST_OLDER_DAY = '2026-05-12';

/** A day in the time of version 2023-04, different for every relationship. */
function olderDay(scene: Scene): Day {
  return daysBefore(LAST_OLDER_DAY, variation(`${scene.relationship} older`, 30, 900));
}

/** A day in the time of version 2026-06, 40 to 115 days ago. */
function latestDay(scene: Scene): Day {
  return daysAgo(scene, 'latest', [40, 115]);
}

const attestedLatest: Story = (scene) => {
  const day = latestDay(scene);
  return {
    relationship: activeSince(scene, day),
    acceptances: [attestation(scene, { number: 1, version: '2026-06', day })],
    ...purchasesAfter(scene, day),
  };
};

const attestedOlder: Story = (scene) => {
  const day = olderDay(scene);
  return {
    relationship: activeSince(scene, daysBefore(day, 6)),
    acceptances: [attestation(scene, { number: 1, version: '2023-04', day })],
    ...purchasesAfter(scene, day),
  };
};

const attestedAgain: Story = (scene) => {
  const rows = attestedOlder(scene);
  const [older] = rows.acceptances ?? [];
  const again = attestation(scene, { number: 2, version: '2026-06', day: latestDay(scene), supersedes: older });
  return { ...rows, acceptances: [...(rows.acceptances ?? []), again] };
};

const attestationCorrected: Story = (scene) => {
  const rows = attestedLatest(scene);
  const [first] = rows.acceptances ?? [];
  const day = daysAfter(latestDay(scene), 12);
  const corrected = attestation(scene, { number: 2, version: '2026-06', day, supersedes: first, signer: scene.users[1] });
  return { ...rows, acceptances: [...(rows.acceptances ?? []), corrected] };
};

const attestationWithdrawn: Story = (scene) => {
  const rows = attestedLatest(scene);
  const withdrawnOn = daysAgo(scene, 'withdrawn', [8, 20]);
  return { ...rows, withdrawals: (rows.acceptances ?? []).map((acceptance) => withdrawal(scene, acceptance, withdrawnOn)) };
};

const attestationWithdrawnOrderCancelled: Story = (scene) => {
  const rows = attestationWithdrawn(scene);
  return { ...rows, orders: [...(rows.orders ?? []), cancelledOrder(scene, daysBefore(scene.today, 6))] };
};

function accepted(scene: Scene, day: Day, version: '2023-04' | '2026-06'): StoryRows {
  const sentOn = daysBefore(day, 3);
  const link = invitation(scene, { kind: 'AGREEMENT', status: 'ACCEPTED', sentOn, openedAfter: 3, closedAfter: 3 });
  return {
    relationship: activeSince(scene, sentOn),
    invitations: [link],
    acceptances: [directAcceptance(scene, { number: 1, version, day }, link)],
    ...purchasesAfter(scene, day),
  };
}

const acceptedDirectly: Story = (scene) => accepted(scene, latestDay(scene), '2026-06');
const acceptedDirectlyOlder: Story = (scene) => accepted(scene, olderDay(scene), '2023-04');

/** Needs no acceptance of its own: a direct one, or its provider's attestation, counts here too. */
const alsoActive: Story = (scene) => {
  const day = daysAgo(scene, 'also', [15, 25]);
  return { relationship: activeSince(scene, day), ...purchasesAfter(scene, day) };
};

/** Over long ago, so that every subscription had run out before the relationship ended. */
const ended: Story = (scene) => {
  const day = daysBefore(LAST_OLDER_DAY, variation(`${scene.relationship} ended`, 520, 700));
  const closedAt = officeTime(daysBefore(scene.today, 130), scene.customer.country, 200);
  return {
    relationship: { ...activeSince(scene, daysBefore(day, 6)), state: 'ENDED', closedAt },
    acceptances: [attestation(scene, { number: 1, version: '2023-04', day })],
    ...runOut(purchasesAfter(scene, day)),
  };
};

export const AGREED_STORIES = {
  attestedLatest, attestedOlder, attestedAgain, attestationCorrected, attestationWithdrawn, attestationWithdrawnOrderCancelled, acceptedDirectly, acceptedDirectlyOlder, alsoActive, ended,
} as const satisfies Partial<Record<StoryName, Story>>;
