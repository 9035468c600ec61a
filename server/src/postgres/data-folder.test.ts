// The data folder follows CORRIDOR_DATA, then the user, then the checkout.
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isRoot } from './account.ts'
import { checkoutFolder, dataFolder } from './data-folder.ts'

test('CORRIDOR_DATA decides, also as a relative path', () => {
  expect(dataFolder({ CORRIDOR_DATA: '/srv/corridor' })).toBe('/srv/corridor')
  expect(dataFolder({ CORRIDOR_DATA: 'here' })).toBe(resolve('here'))
})

test('else it is apart for each checkout: outside it for root, inside it for an ordinary user', () => {
  const expected = isRoot() ? /^\/var\/lib\/corridor\/[0-9a-f]{16}$/ : `${checkoutFolder}/.corridor`
  expect(dataFolder({ CORRIDOR_DATA: '' })).toMatch(expected)
})
