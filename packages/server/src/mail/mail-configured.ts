import type { Config } from '../config';

/** Without SMTP no mail is sent, and whoever would have got one is told otherwise. */
export const mailIsConfigured = (config: Pick<Config, 'mail'>): boolean => config.mail !== null;
