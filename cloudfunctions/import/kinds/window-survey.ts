import { fold } from '../../../shared/kernel/fold'
import { readCell } from '../../../shared/register/read-cell'
import { WINDOW_FIELDS } from '../../../shared/register/window'
import type { Kind, ThingNow } from './kind'

/** Halls to which a sheet gives two addresses: nobody knows where they are. */
export const surveyWindows: NonNullable<Kind<ThingNow, object>['survey']> = async (_database, rows, { circumstances }) => {
  const addresses = new Map<string, string>()
  const halls = new Map<number, string>()
  const torn = new Set<string>()
  for await (const { line, cells } of rows) {
    const valueOf = (field: 'hallName' | 'hallAreaId' | 'hallAddress'): unknown => cells[field] && readCell(WINDOW_FIELDS[field], cells[field], circumstances).value
    const [name, areaId, address] = [valueOf('hallName'), valueOf('hallAreaId'), valueOf('hallAddress')]
    if (typeof name !== 'string' || typeof areaId !== 'string' || typeof address !== 'string') continue
    const hall = `${areaId}|${name}`
    halls.set(line, hall)
    const first = addresses.get(hall)
    if (first === undefined) addresses.set(hall, fold(address))
    else if (first !== fold(address)) torn.add(hall)
  }
  return {
    circumstances,
    amid: (row) => (torn.has(halls.get(row.line) ?? '') ? { ...row, problems: [...row.problems, { code: 'HALL_ADDRESSES', field: 'hallAddress', value: String(row.values['hallAddress']) }] } : row),
  }
}
