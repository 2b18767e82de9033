export { clientPlugin, useClient } from './client-plugin'
export { type LiveOptions, useLive } from './use-live'
export { type Mutation, useMutation } from './use-mutation'
export { type Query, type QueryOptions, useQuery } from './use-query'
