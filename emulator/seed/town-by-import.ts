import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import { IMPORT_KINDS } from '../../shared/register/import'
import { PROJECT_ROOT } from '../project-root'
import type { SeedTools } from '../seed-tools'
import { FIRST_ADMIN } from './castings'
import type { Town } from './directory'
import { nameStaged } from './staged-names'
import { AREA_THERE, SHEET_ORDER, sheetFile, type SheetName, UNIT_THERE } from './sheets'

/** What one row of each sheet does to a register that has only what the sheets before it made. */
const DOES: Readonly<Record<SheetName, 'new' | 'changed'>> = { areas: 'new', units: 'new', officials: 'new', windows: 'new', companies: 'new', assignments: 'changed' }

/** Asks as the first administrator; a refusal ends the seed. */
const asking = (tools: SeedTools) => async <A extends ActionName>(action: A, input: InputOf<A>): Promise<OutputOf<A>> => {
  const reply = (await tools.call('import', action, input, FIRST_ADMIN)) as Reply<OutputOf<A>>
  if (!reply.ok) throw new Error(`seed: ${action}: ${reply.error.code} ${reply.error.message}`)
  return reply.data
}

/** One sheet, as somebody does it at the page: uploads it, tries it, looks at what it would do, and brings it in. */
async function bringIn(tools: SeedTools, town: Town, kind: SheetName): Promise<void> {
  const ask = asking(tools)
  const bytes = await readFile(join(PROJECT_ROOT, sheetFile(kind)))
  const { importId, url, headers } = await ask('import.ticket', {
    areaId: AREA_THERE, kind, name: `${IMPORT_KINDS[kind].zh}.csv`, source: '演示数据', sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length,
  })
  const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  if (!put.ok) throw new Error(`seed: ${kind}: the upload was refused: ${put.status}`)
  await ask('import.read', { requestId: `seed-read-${kind}`, importId, closeAbsent: false })
  const { state } = await ask('import.work', { importId })
  const { acts, total } = await ask('import.show', { importId })
  if (state !== 'ready' || acts[DOES[kind]] !== total) throw new Error(`seed: ${kind}: ${state}, ${JSON.stringify(acts)} of ${total} rows`)
  await nameStaged(tools, town, kind, importId)
  await ask('import.apply', { requestId: `seed-apply-${kind}`, importId })
  const applied = await ask('import.work', { importId })
  if (applied.state !== 'applied') throw new Error(`seed: ${kind}: ${applied.state}`)
}

/** What no sheet says of those whom sheets have brought in: who they are to WeChat, what they have agreed to, who is away; of a company its second contact. */
async function complete({ environment, query }: SeedTools, town: Town): Promise<void> {
  const tenant = environment['TENANT'] ?? ''
  await query(`update mashangban.persons p set openid = r.openid, phone_verified_at = r.phone_verified_at, privacy_agreed_at = r.privacy_agreed_at, leave = r.leave
    from jsonb_populate_recordset(null::mashangban.persons, $2::jsonb) r where p.tenant = $1 and p.id = r.id`, [tenant, JSON.stringify(town.cast.map(({ person }) => person))])
  await query(`update mashangban.companies c set contacts = r.contacts, contact_hashes = r.contact_hashes, contact_tails = r.contact_tails
    from jsonb_populate_recordset(null::mashangban.companies, $2::jsonb) r where c.tenant = $1 and c.id = r.id`, [tenant, JSON.stringify(town.companies)])
}

/**
 * The district comes in as a city's does: a tenant with its first area, unit and administrator is there, as `npm run tenant` makes them, and he brings in the rest by six sheets through the real
 * functions. What no sheet carries is inserted: openids, people of companies, leave, codes.
 */
export async function importTown(tools: SeedTools, town: Town): Promise<void> {
  const { insert } = tools
  const first = town.cast.filter(({ openid }) => openid === FIRST_ADMIN)
  await insert('tenants', town.tenants)
  await insert('areas', town.areas.filter(({ id }) => id === AREA_THERE))
  await insert('units', town.units.filter(({ id }) => id === UNIT_THERE))
  await insert('persons', first.map(({ person }) => person))
  await insert('memberships', first.flatMap(({ memberships }) => memberships))
  for (const kind of SHEET_ORDER) await bringIn(tools, town, kind)
  await complete(tools, town)
  const rest = town.cast.filter(({ official }) => !official)
  await insert('persons', rest.map(({ person }) => person))
  await insert('memberships', rest.flatMap(({ memberships }) => memberships))
  await insert('codes', town.codes)
}
