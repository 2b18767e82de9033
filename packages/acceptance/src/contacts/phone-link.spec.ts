import { expect, it } from 'vitest'
import { phoneLink } from './phone-link'

it.each([
  ['+81 78-000-4410', 'tel:+81780004410'],
  ['+44 (0)117 496.0140', 'tel:+4401174960140'],
])('A link to %s is a number without what only parts it for the eye', (phone, link) => expect(phoneLink(phone)).toBe(link))
