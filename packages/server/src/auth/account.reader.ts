import type { EntityManager } from 'typeorm';
import { selectRows } from '../database/rows';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { CustomerEntity } from '../customers/customer.entity';
import type { Audience } from '../graphql/context';
import { AgentEntity } from '../partners/agent.entity';
import { PartnerEntity } from '../partners/partner.entity';

/** What signing in and changing a password need of a person, whichever site it belongs to. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly emailKey: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly passwordHash: string;
  readonly passwordState: 'ONE_TIME' | 'CHOSEN';
  readonly partnerId: string | null;
  readonly customerId: string | null;
}

type AccountRow = Omit<Account, 'partnerId' | 'customerId'> & { readonly companyId: string };

const columns = {
  id: 'person.id',
  email: 'person.email',
  emailKey: 'person.emailKey',
  firstName: 'person.firstName',
  lastName: 'person.lastName',
  passwordHash: 'person.passwordHash',
  passwordState: 'person.passwordState',
  companyId: 'company.id',
};

type By = { readonly emailKey: string } | { readonly id: string };

/** The account, unless it is disabled: that one is answered like none. */
export async function findAccount(manager: EntityManager, audience: Audience, by: By): Promise<Account | null> {
  const where = `${'id' in by ? 'person.id = :id' : 'person.emailKey = :emailKey'} AND person.disabledAt IS NULL`;
  const query =
    audience === 'CONSOLE'
      ? selectRows(manager, AgentEntity, 'person', { ...columns, companyName: 'company.name' }).innerJoin(PartnerEntity, 'company', 'company.id = person.partnerId')
      : selectRows(manager, CustomerUserEntity, 'person', { ...columns, companyName: 'company.companyName' }).innerJoin(
          CustomerEntity,
          'company',
          'company.id = person.customerId',
        );
  const row = await query.where(where, by).getRawOne<AccountRow>();
  if (row === undefined) return null;
  const { companyId, ...account } = row;
  return { ...account, partnerId: audience === 'CONSOLE' ? companyId : null, customerId: audience === 'ACCEPTANCE' ? companyId : null };
}
