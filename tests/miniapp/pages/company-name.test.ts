import { nameParts } from '@/pages/home/name-parts'

it.each([
  ['云澜禾田食品有限公司', '有限公司'],
  ['云澜港务股份有限公司', '股份有限公司'],
  ['云澜港务有限责任公司', '有限责任公司'],
  ['云澜有限公司莱山分公司', ''],
  ['云澜禾田食品厂', ''],
  ['有限公司', ''],
  ['', ''],
])('%s may break before %s, and stays the same characters', (name, form) => {
  const parts = nameParts(name)
  expect(parts[1]).toBe(form)
  expect(parts.join('')).toBe(name)
})
