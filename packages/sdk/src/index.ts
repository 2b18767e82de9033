export { type ClientOptions, createClient } from './client/create-client'
export { describeFailure, type Failure, type FailureKind } from './client/failure'
export { createKeyring } from './client/idempotency-key'
