import type { Config } from '../config';
import { createLogger } from '../log';
import { openMigrated } from '../open-database';
import { PartnerEntity } from '../partners/partner.entity';
import { StartFault } from '../start-fault';
import { hashPassword, newOneTimePassword } from '../auth/password';
import { insertFirstPartner } from './first-partner.service';
import { consoleAddress } from './serving-note';
import { completeAnswers, type InitAnswers, type InitFlags } from './init-answers';

export type { InitFlags } from './init-answers';

/** The first partner and its admin agent; whoever comes later is invited by that agent. */
export async function init(config: Config, flags: InitFlags): Promise<void> {
  const database = await openMigrated(config, createLogger({ ...config, logLevel: 'warn' }));
  try {
    if (await database.read((manager) => manager.exists(PartnerEntity))) throw new StartFault('There is a partner already: init is for an empty database');
    const answers = await completeAnswers(flags);
    const password = newOneTimePassword();
    const passwordHash = await hashPassword(password);
    const isFirst = await database.transact((manager) => insertFirstPartner(manager, { answers, passwordHash, now: new Date(), dialect: database.dialect }));
    if (!isFirst) throw new StartFault('There is a partner already: init is for an empty database');
    console.log(report(await consoleAddress(config), answers, password));
  } finally {
    await database.close();
  }
}

function report(address: string, { partnerName, partnerType, email }: InitAnswers, password: string): string {
  return [
    `${partnerName} is set up. Sign in at ${address}`,
    '',
    `  ${email}`,
    `  ${password}`,
    '',
    'The password is shown this once and has to be changed at the first sign-in.',
    ...(partnerType === 'INDIRECT_RESELLER' ? ['', ...WITHOUT_PROVIDER] : []),
  ].join('\n');
}

/** In both languages: whoever reads it has not chosen one yet. */
const WITHOUT_PROVIDER = [
  'Warning: an indirect reseller needs an indirect provider, and an installation holds one partner so far.',
  'No customer can be created here. Choose DIRECT_BILL or INDIRECT_PROVIDER, in an empty database.',
  '警告: 間接リセラーには間接プロバイダーが必要ですが、現在、登録できるパートナーは 1 社だけです。',
  'このままではお客様を追加できません。空のデータベースで、DIRECT_BILL または INDIRECT_PROVIDER を指定してください。',
];
