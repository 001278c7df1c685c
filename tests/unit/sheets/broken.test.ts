import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { SHEET_PROBLEMS } from '../../../shared/register/sheet-problems'
import { folderForFiles, refusalOf, sample } from '../../support/sheets/read'

const at = folderForFiles()

/** Whatever arrives: it is read or refused, and the reading ends. */
it.each(['companies.xlsx', 'outside.xlsx', 'gb18030.csv', 'utf-16.csv', 'password.xlsx', 'open-document.ods'])('%s with bytes changed or cut off is read or refused, and nothing else', async (name) => {
  const whole = readFileSync(sample(name))
  const place = fc.nat({ max: whole.length - 1 })
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 6 }), fc.option(place, { freq: 3 }), async (changes, end) => {
    const bytes = Buffer.from(whole)
    for (const [where, byte] of changes) bytes[where] = byte
    writeFileSync(at(name), bytes.subarray(0, end ?? bytes.length))
    expect(['read', ...Object.keys(SHEET_PROBLEMS)]).toContain(await refusalOf(at(name)))
  }), { numRuns: 100 })
})
