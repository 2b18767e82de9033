import 'reflect-metadata'
import { graphql, GraphQLSchema } from 'graphql'
import { buildSchema, Field, ObjectType, Query, Resolver } from 'type-graphql'
import { Column, Entity, getMetadataArgsStorage, PrimaryColumn } from 'typeorm'
import { describe, expect, it } from 'vitest'

@ObjectType()
class Sample {
  @Field(() => String)
  name!: string
}

@Resolver(() => Sample)
class SampleResolver {
  @Query(() => Sample)
  sample(): Sample {
    return Object.assign(new Sample(), { name: 'as typed' })
  }
}

@Entity('compiler_sample')
class StoredSample {
  @PrimaryColumn('varchar')
  id!: string

  @Column('varchar', { nullable: true })
  note!: string | null
}

describe('the compiler of the server', () => {
  it('emits the types that decorators reflect upon', () => {
    expect(Reflect.getMetadata('design:type', StoredSample.prototype, 'id')).toBe(String)
    expect(Reflect.getMetadata('design:returntype', SampleResolver.prototype, 'sample')).toBe(Sample)
  })

  it('registers the columns of an entity with TypeORM', () => {
    const columns = getMetadataArgsStorage().filterColumns(StoredSample)
    expect(columns.map((column) => column.propertyName).sort()).toEqual(['id', 'note'])
  })

  it('leaves a declared column without a value off a new entity, so that saving it does not write over what is stored', () => {
    expect(Object.keys(new StoredSample())).toEqual([])
  })

  it('meets one copy of graphql in our sources and in TypeGraphQL', async () => {
    const schema = await buildSchema({ resolvers: [SampleResolver], validate: false })
    expect(schema).toBeInstanceOf(GraphQLSchema)
    const result = await graphql({ schema, source: '{ sample { name } }' })
    expect(result).toEqual({ data: { sample: { name: 'as typed' } } })
  })
})
