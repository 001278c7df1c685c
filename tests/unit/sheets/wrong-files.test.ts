import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { SHEET_PROBLEMS } from '../../../shared/register/sheet-problems'
import { folderForFiles, refusalOf, sample, textsOf } from '../../support/sheets/read'
import { READ, REFUSED } from '../../support/sheets/refused'

const at = folderForFiles()

it.each(Object.entries(REFUSED))('%s is %s', async (name, code) => expect(await refusalOf(sample(name))).toBe(code))

it.each(READ)('%s is read', async (name) => expect(await refusalOf(sample(name))).toBe('read'))

it('knows every sample', () => expect(readdirSync(sample('.')).sort()).toEqual([...Object.keys(REFUSED), ...READ].sort()))

it('inflates no more than was declared, whatever that was', async () => {
  const bytes = readFileSync(sample('bomb.xlsx'))
  // In the list of contents a name stands 46 bytes after the beginning of its entry, and the size it inflates to at byte 24.
  const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46
  expect(bytes.readUInt32LE(entry + 24)).toBeGreaterThan(40 * 1024 ** 2)
  bytes.writeUInt32LE(70_000, entry + 24)
  writeFileSync(at('lying.xlsx'), bytes)
  expect(await refusalOf(at('lying.xlsx'))).toBe('SHEET_DAMAGED')
})

it('asks nobody for what lies outside of the file: the value it had counts', async () => expect(await textsOf(sample('outside.xlsx'))).toEqual([['7']]))

it('says of each problem what to do next, in sentences that end', () => {
  for (const sentence of Object.values(SHEET_PROBLEMS)) expect(sentence).toMatch(/请[^。]+。$/)
})

it('throws what the disk throws: a file that is not there is no refusal', async () => expect(refusalOf(sample('not-there.xlsx'))).rejects.toMatchObject({ code: 'ENOENT' }))
