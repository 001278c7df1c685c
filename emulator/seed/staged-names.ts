import type { SeedTools } from '../seed-tools'
import type { Town } from './directory'
import type { SheetName } from './sheets'

interface Staged {
  line: number
  name: string
  key: string
  put: Record<string, unknown>
}

/** A drawn id and the one that it is to be, for each thing that a row makes. */
type Names = (row: Staged, town: Town) => [drawn: string, id: string | undefined][]

const byName = (things: readonly { id: string; name: string }[], name: string): string | undefined => things.find((thing) => thing.name === name)?.id

const NAMES: Partial<Record<SheetName, Names>> = {
  areas: ({ key, name }, { areas }) => [[key, byName(areas, name)]],
  units: ({ key, name }, { units }) => [[key, byName(units, name)]],
  officials: ({ put, name }, { cast }) => [[String(put['personId']), cast.find(({ persona }) => persona.name === name)?.person.id]],
  windows({ key, put }, { halls, windows }) {
    const hall = byName(halls, String(put['hallName']))
    return [[key, windows.find((window) => window.hall_id === hall && window.number === put['number'])?.id], [String(put['hallId']), hall]]
  },
}

/** The same text with each drawn id under the name that it is to have: drawn ids stand nowhere by chance. */
const renamed = (text: string, names: ReadonlyMap<string, string>): string => [...names].reduce((sum, [drawn, id]) => sum.replaceAll(drawn, id), text)

/**
 * What the sheets make bears the ids by which the demonstration is known everywhere (`company-1`, `370613`): the import draws ids when it is tried, and the seed names them anew in the stage, before
 * anything of the register holds one. Whatever is written then (rows, history, whom an official is) knows no other.
 */
export async function nameStaged({ environment, query }: SeedTools, town: Town, kind: SheetName, importId: string): Promise<void> {
  const run = [environment['TENANT'] ?? '', importId]
  if (kind === 'companies') {
    await query(`update mashangban.import_rows w set id = r.id from jsonb_to_recordset($3::jsonb) r(id text, uscc text) where w.tenant = $1 and w.run = $2 and w.key = r.uscc`, [...run, JSON.stringify(town.companies)])
    return
  }
  const naming = NAMES[kind]
  if (naming === undefined) return
  const rows = await query<Staged>(`select w.line, w.name, w.key, w.put from mashangban.import_rows w where w.tenant = $1 and w.run = $2 and w.act = 'new' order by w.line`, run)
  const names = new Map(rows.flatMap((row) => naming(row, town)).map(([drawn, id]) => {
    if (id === undefined) throw new Error(`seed: ${kind}: ${drawn} is none of the demonstration's`)
    return [drawn, id] as const
  }))
  const named = rows.map(({ line, key, put }) => ({ line, key: renamed(key, names), put: JSON.parse(renamed(JSON.stringify(put), names)) as unknown }))
  await query(`update mashangban.import_rows w set key = r.key, put = r.put from jsonb_to_recordset($3::jsonb) r(line int, key text, put jsonb) where w.tenant = $1 and w.run = $2 and w.line = r.line`, [...run, JSON.stringify(named)])
}
