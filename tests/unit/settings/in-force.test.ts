import fc from 'fast-check'
import { inForce, type SettingRow, valuesAt } from '../../../shared/settings/in-force'
import { pathOf, type SettingPlace } from '../../../shared/settings/path'
import { SETTING_DEFAULTS } from '../../../shared/settings/defaults'
import { SETTING_NAMES, settingOf } from '../../../shared/settings/table'
import { YEAR_2027 } from '../../../shared/settings/calendar/2027'

const at = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString()
/** un lies in c, which lies in b, in a: the root, whose settings are the tenant's. */
const PATH = pathOf('un', ['c', 'b'])
const PLACES: SettingPlace[] = [...PATH, { scope: 'area', place: 'elsewhere' }, { scope: 'unit', place: 'other' }]

const rows = fc.array(fc.record({ place: fc.constantFrom(...PLACES), day: fc.nat(20), gone: fc.boolean() }), { maxLength: 12 }).map((drawn) =>
  drawn.map(({ place, day, gone }, i): SettingRow<'hotline'> => ({ ...place, name: 'hotline', version: i + 2, since: at(day), value: (gone && place.scope !== 'tenant' ? null : String(i + 1000)) as string, citation: '' })))

/** Said plainly: go up from the place; the last value set there that has come, unless it was taken away. */
function plainly(all: readonly SettingRow<'hotline'>[], now: string): string | null {
  for (const { scope, place } of PATH) {
    let last: SettingRow<'hotline'> | null = null
    for (const row of all) if (row.scope === scope && row.place === place && row.since <= now && (last === null || row.since >= last.since)) last = row
    if (last !== null && (last.value as string | null) !== null) return last.value
  }
  return null
}

it('what holds is the nearest ancestor\'s last value whose date has come', () => {
  fc.assert(fc.property(rows, fc.nat(22), (all, day) => {
    expect(inForce(all, 'hotline', PATH, at(day))?.value ?? null).toBe(plainly(all, at(day)))
  }))
})

it('in whatever order the rows are read, the same holds', () => {
  fc.assert(fc.property(rows, fc.nat(22), (all, day) => {
    expect(inForce([...all].reverse(), 'hotline', PATH, at(day))).toEqual(inForce(all, 'hotline', PATH, at(day)))
  }))
})

const working = fc.array(fc.record({ place: fc.constantFrom(...PLACES), day: fc.nat(20), name: fc.constantFrom('hours', 'calendar') }), { maxLength: 10 }).map((drawn) => drawn.map(({ place, day, name }, i): SettingRow =>
  ({ ...place, name: name, version: i + 2, since: at(day), value: (name === 'hours' ? SETTING_DEFAULTS.hours : { years: {} }), citation: '' })))

it('the number of working time rises with every calendar and hours that come, and never falls; everywhere it is the same', () => {
  fc.assert(fc.property(working, (all) => {
    const versions = Array.from({ length: 22 }, (_, day) => valuesAt(all, PATH, at(day)).calendar.version)
    versions.forEach((version, day) => {
      if (day === 0) return
      const came = all.filter(({ since }) => since === at(day)).length
      expect(version - (versions[day - 1] ?? 0)).toBeGreaterThanOrEqual(came)
      expect(valuesAt(all, pathOf(null, ['elsewhere']), at(day)).calendar.version).toBe(version)
    })
  }))
})

it('years are put in one by one, and those that nobody put in stay', () => {
  const year = { ...YEAR_2027, assumption: false, citation: '示例通知' }
  const row: SettingRow = { scope: 'tenant', place: '', name: 'calendar', version: 2, since: at(0), value: { years: { 2027: year } }, citation: '' }
  const { years } = valuesAt([row], PATH, at(1)).calendar
  expect(years).toMatchObject({ 2026: { assumption: false }, 2027: { citation: '示例通知' } })
  expect(valuesAt([{ ...row, since: at(5) }], PATH, at(1)).calendar).toMatchObject({ version: 1, years: { 2027: { assumption: true } } })
})

it('a profile that was stored before rows had versions names itself', () => {
  const value = { id: 'ours', version: 7, citation: '老办法', confirmWithin: SETTING_DEFAULTS.profile.confirmWithin, limits: SETTING_DEFAULTS.profile.limits }
  expect(valuesAt([{ scope: 'tenant', place: '', name: 'profile', version: 2, since: at(0), value, citation: '' }], PATH, at(1)).profile).toMatchObject({ id: 'ours', version: 7, citation: '老办法' })
})

it('every row of the table has a default that fits its own schema; what moves dates takes two people and a source', () => {
  for (const name of SETTING_NAMES) {
    const { schema, touches, twoPeople, cited, scopes } = settingOf(name)
    expect([name, schema.safeParse(SETTING_DEFAULTS[name]).success]).toEqual([name, true])
    expect([name, twoPeople, cited]).toEqual([name, touches !== 'words', touches !== 'words'])
    expect(scopes).toContain('tenant')
  }
})
