export { clientPlugin, useClient } from './client-plugin'
export { type Mutation, useMutation } from './use-mutation'
export { type Query, type QueryOptions, useQuery } from './use-query'
