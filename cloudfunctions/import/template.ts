import type { Actor } from '../../shared/access/actor'
import { refuse } from '../../shared/api/errors'
import type { RegisterField } from '../../shared/register/field'
import { IMPORT_KINDS, type ImportKind } from '../../shared/register/import'
import { SHEETS } from '../../shared/register/sheets'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { type Around, EXAMPLES } from './example-rows'
import { linkTo } from './link'

/** What there is nearest: an officer and a company of the area itself or of one below it. */
const readAround = statement<{ personId: string; areaId: string }, { actor: Omit<Actor, 'personId'>; path: string[] | null; around: Around | null }>('import_template', `
  select ${ACTOR} as actor, a.path, ${withinReach('import.template', { areas: 'a.path' }, `json_build_object('area', a.name,
    'officer', (select json_build_object('name', p.work_name, 'phone', p.work_phone) from mashangban.areas b join mashangban.memberships m on m.tenant = :tenant and m.role = 'officer' and m.place = b.id
      join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id where b.tenant = :tenant and b.path @> array[a.id] and p.work_name is not null limit 1),
    'unit', (select b.name || u.name from mashangban.areas b join mashangban.units u on u.tenant = :tenant and u.area_id = b.id where b.tenant = :tenant and b.path @> array[a.id] and u.state = 'open' limit 1),
    'company', (select json_build_object('uscc', c.uscc, 'name', c.name) from mashangban.areas b cross join lateral (select c.* from mashangban.companies c
      where c.tenant = :tenant and c.area_id = b.id and c.state = 'operating' order by c.id limit 1) c where b.tenant = :tenant and b.path @> array[a.id] limit 1))`)} as around
  from (select 1) one left join mashangban.areas a on a.tenant = :tenant and a.id = :areaId`)

/** How a cell of each sort is written, in words. */
const HOW: Readonly<Record<RegisterField['kind'], (field: RegisterField) => string>> = {
  uscc: () => '18 位', line: (field) => ('max' in field ? `最多 ${field.max} 个字` : ''), digits: () => '全是数字', choice: (field) => ('words' in field ? Object.values(field.words).join('、') : ''), flag: () => '是或否',
  industry: () => '大类的代码或名称，例如 C13', area: () => '区域名称，同名的连上级一起写', below: () => '所属区域下面的名称', official: () => '专员姓名', workPhone: () => '同名时用来区分', contactName: () => '', contactPhone: () => '手机或座机',
  unit: () => '单位名称，同名的连所在区域一起写', takes: () => '几项之间用顿号', mobile: () => '11 位手机号', day: () => '例如 2027-06-30',
}

const isNeeded = (kind: ImportKind, name: string): boolean => SHEETS[kind].needs.some((group) => group.length === 1 && group[0] === name) || SHEETS[kind].fields[name]?.required === true

const WIDTH = 20

/** Writes the example of one kind. */
async function writeExample(path: string, kind: ImportKind, around: Around, at: Date): Promise<true> {
  // Loaded when first needed: what answers a tap beside it must not wait for it.
  const { writeXlsx } = await import('../_sheets/write')
  const fields = Object.entries(SHEETS[kind].fields)
  const example = EXAMPLES[kind](around)
  await writeXlsx(path, {
    name: IMPORT_KINDS[kind].zh, columns: fields.map(([name, { zh }]) => ({ heading: isNeeded(kind, name) ? `${zh}（必填）` : zh, width: WIDTH })), rows: example === null ? [] : [fields.map(([name]) => example[name] ?? '')],
    remarks: fields.map(([name, field]) => [field.zh, isNeeded(kind, name) ? '必填' : '可以空着', HOW[field.kind](field)]),
  }, at)
  return true
}

/** An example sheet with every column that is known, how each is written, and a row that names what is there. A link for ten minutes. Two trips. */
export const template: UseCase<'import.template'> = async ({ areaId, kind }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path, around } = await call.ports.database.one(readAround, { personId: call.caller.personId, areaId })
  const may = allowed(call, actor, path && { areas: path })
  if (!may.ok) return may
  if (around === null) return refuse('NOT_ALLOWED')
  const url = await linkTo(call, `import/template-${areaId}-${kind}.xlsx`, (to) => writeExample(to, kind, around, new Date(call.now)))
  return url === null ? refuse('STORAGE_FAILED') : may.value.reply({ url, name: `${IMPORT_KINDS[kind].zh}模板.xlsx` })
}
