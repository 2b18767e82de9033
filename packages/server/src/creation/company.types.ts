import { Field, InputType } from 'type-graphql';
import { SignerInput } from '../acceptances/attest.types';

@InputType({ description: 'A postal address as typed.' })
export class AddressInput {
  @Field(() => String, { description: 'Street and number.' })
  line1!: string;

  @Field(() => String, { nullable: true, description: 'Second line.' })
  line2?: string | null;

  @Field(() => String, { description: 'City.' })
  city!: string;

  @Field(() => String, { nullable: true, description: 'State, province or prefecture.' })
  state?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode?: string | null;
}

/** What is known of a company. */
@InputType()
export abstract class CompanyFields {
  @Field(() => String, { description: 'Company name, 2 to 200 characters.' })
  companyName!: string;

  @Field(() => String, { description: "ISO 3166-1 alpha-2, inside the partner's region." })
  country!: string;

  @Field(() => String, { description: 'Language of mails, a BCP 47 tag.' })
  language!: string;

  @Field(() => String, { description: 'IANA time zone.' })
  timeZone!: string;

  @Field(() => String, { nullable: true, description: 'Where the country demands one; refused elsewhere.' })
  registrationNumber?: string | null;

  @Field(() => AddressInput, { description: 'Address.' })
  address!: AddressInput;

  @Field(() => SignerInput, { description: "Primary contact; not in the partner's own domain." })
  contact!: SignerInput;
}
