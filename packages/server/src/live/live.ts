import type { Database } from '../database/database';
import type { Logger } from '../log';
import { LiveFeed } from './feed';
import { Notifications } from './notifications';

/** What happens, for the streams of this process. */
export interface Live {
  readonly feed: LiveFeed;
  stop(): Promise<void>;
}

export async function startLive(database: Database, logger: Logger): Promise<Live> {
  const feed = new LiveFeed({ database, logger });
  await feed.start();
  const { url } = database.options;
  const notifications = url === undefined ? null : new Notifications({ url, logger, hear: () => feed.wake() });
  notifications?.start();
  return {
    feed,
    stop: async () => {
      await notifications?.stop();
      await feed.stop();
    },
  };
}
