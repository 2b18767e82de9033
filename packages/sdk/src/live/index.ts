export { follow, type FollowOptions } from './follow'
