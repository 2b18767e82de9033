export { type ClientOptions, createClient } from './client/create-client'
export { describeFailure, type Failure, type FailureKind } from './client/failure'
export { uploadAttachment, type UploadAnswer, type UploadedAttachment } from './client/upload-attachment'
export { createKeyring } from './client/idempotency-key'
