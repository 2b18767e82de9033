import type { EntityManager } from 'typeorm';

/** What a mail is written with. */
export interface Writing {
  readonly manager: EntityManager;
  readonly now: Date;
  /** Where the links lead. */
  readonly origins: { readonly console: string; readonly acceptance: string };
  /** What the mail carries; null for one without a secret. */
  readonly secret: string | null;
}
