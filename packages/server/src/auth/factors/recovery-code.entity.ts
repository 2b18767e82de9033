import { Entity, PrimaryColumn } from 'typeorm';
import { hash, id } from '../../database/columns';

/** What lets a person in once whose authenticator is lost. It is gone once it was used. */
@Entity('recovery_code')
export class RecoveryCodeEntity {
  @PrimaryColumn(id())
  userId!: string;

  /** SHA-256 of 89 random bits. */
  @PrimaryColumn(hash())
  codeHash!: string;
}
