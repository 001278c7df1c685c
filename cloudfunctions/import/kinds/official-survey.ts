import { fold } from '../../../shared/kernel/fold'
import { OFFICE_FIELDS } from '../../../shared/register/office'
import { readCell } from '../../../shared/register/read-cell'
import type { Kind, ThingNow } from './kind'

/** Numbers that a sheet gives to two names: nobody knows whose they are. */
export const surveyOfficials: NonNullable<Kind<ThingNow, object>['survey']> = async (_database, rows, { circumstances }) => {
  const names = new Map<string, string>()
  const numbers = new Map<number, string>()
  const shared = new Set<string>()
  for await (const { line, cells } of rows) {
    const number = cells['phone'] === undefined ? undefined : readCell(OFFICE_FIELDS.phone, cells['phone'], circumstances).value
    const name = fold(cells['name']?.text ?? '')
    if (typeof number !== 'string' || name === '') continue
    numbers.set(line, number)
    const first = names.get(number)
    if (first === undefined) names.set(number, name)
    else if (first !== name) shared.add(number)
  }
  return {
    circumstances,
    amid: (row) => (shared.has(numbers.get(row.line) ?? '') ? { ...row, problems: [...row.problems, { code: 'OFFICE_NAMES', field: 'name', value: row.name }] } : row),
  }
}
