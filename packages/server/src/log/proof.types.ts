import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({ description: 'That an event is in the log: with the event and a key of the log, anybody can check it without this server. RFC 9162, SHA-256.' })
export class Proof {
  @Field(() => Float, { description: 'Its place in the log, from 0.' })
  leafIndex!: number;

  @Field(() => Float, { description: 'How many leaves the checkpoint has.' })
  treeSize!: number;

  @Field(() => [String], { description: 'Hashes in base64 that lead from the leaf to the root of the checkpoint.' })
  inclusion!: readonly string[];

  @Field(() => String, { description: 'The signed checkpoint (c2sp.org/tlog-checkpoint), byte for byte.' })
  checkpoint!: string;

  @Field(() => String, { nullable: true, description: 'Time-stamp token (RFC 3161) over the checkpoint, DER in base64; null when there is none.' })
  timestamp!: string | null;
}
