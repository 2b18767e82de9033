import type { AgentRole, CustomerUserRole, PartnerType } from '@assent/domain';
import type { Locale } from '@assent/i18n';
import type { Config } from '../config';
import type { Database } from '../database/database';
import type { LiveTopic } from '../live/live-event.entity';
import type { Loaders } from './loaders';

/** Which of the two sites a request came to; decided by the listener, never by the request. */
export type Audience = 'CONSOLE' | 'ACCEPTANCE';

export interface AgentViewer {
  readonly kind: 'AGENT';
  readonly id: string;
  readonly partnerId: string;
  readonly partnerType: PartnerType;
  readonly partnerCountry: string;
  readonly partnerTimeZone: string;
  readonly roles: readonly AgentRole[];
}

export interface CustomerUserViewer {
  readonly kind: 'CUSTOMER_USER';
  readonly id: string;
  readonly customerId: string;
  readonly roles: readonly CustomerUserRole[];
}

/** A program of whoever runs the product, by its key; it has no session and may only publish. */
export interface OperatorViewer {
  readonly kind: 'OPERATOR';
  /** Of the key. */
  readonly id: string;
}

/** Whoever signs in. */
export type PersonViewer = AgentViewer | CustomerUserViewer;

export type Viewer = PersonViewer | OperatorViewer;

/** With what a person was let in, told whole: it is evidence. */
export type SignInMethod = 'PASSWORD' | 'ONE_TIME_PASSWORD' | 'ONE_TIME_PASSWORD_AND_MAIL_CODE' | 'PASSWORD_AND_AUTHENTICATOR' | 'PASSWORD_AND_RECOVERY_CODE';

/** FULL: signed in. CODE: a second factor is still due. PASSWORD_CHANGE: a one-time password has to be changed first. */
export type SessionState = 'FULL' | 'CODE' | 'PASSWORD_CHANGE';

/** The session behind a request, for evidence and for what only a session may do (sign out, confirm a code, change the password). */
export interface SessionFacts {
  readonly id: string;
  readonly userId: string;
  readonly state: SessionState;
  readonly signInMethod: SignInMethod;
  readonly signedInAt: Date;
}

export interface RequestFacts {
  readonly id: string;
  /** The peer, or what the configured proxy hop says; never a header that a client could set. */
  readonly address: string;
  readonly userAgent: string | null;
  /** The Accept-Language header. */
  readonly language: string | null;
}

/** Something that happened, as subscriptions hear of it: what it is about, and never what it says. */
export interface Happening {
  readonly topic: LiveTopic;
  readonly subjectId: string;
  readonly customerId: string | null;
}

/** What the viewer is told of it, as things stand when it is told; null: nothing. */
export type Judge = (context: Context, happening: Happening) => Promise<object | null>;

/** One answer of a subscription on its way out. */
export interface Telling {
  /** From here a client that comes back goes on. */
  readonly eventId: string;
  /** Of this moment: who the viewer is by now, with loaders that remember nothing. */
  readonly context: Context;
  readonly payload: object;
}

export type Follow = (topics: readonly LiveTopic[], judge: Judge) => AsyncIterable<Telling>;

/** What every resolver and service gets. */
export interface Context {
  readonly config: Config;
  readonly database: Database;
  readonly audience: Audience;
  /** Which build of its pages the site of the request serves; null when it serves none. */
  readonly siteBuild: string | null;
  /** Null when signed out, and while a code is due or a one-time password still has to be changed. */
  readonly viewer: Viewer | null;
  readonly session: SessionFacts | null;
  readonly request: RequestFacts;
  /** Whether somebody asked: neither a stream that tells, nor a page that reads itself anew because of it. */
  readonly isActivity: boolean;
  readonly locale: Locale;
  /** The instant of the request: services take the clock from here, rules take days derived from it. */
  readonly now: Date;
  readonly loaders: Loaders;
  /** Sets or clears the audience's session cookie on the reply; from then on `viewer` and `session` are that session's. */
  readonly setSessionToken: (token: string | null, expiresAt?: Date) => Promise<void>;
  /** What subscriptions answer from; refused where there is one answer only. */
  readonly follow: Follow;
}
