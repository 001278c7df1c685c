import { keptFailure, refuse } from '../../shared/api/errors'
import type { PrintView } from '../../shared/api/print.api'
import { formatInChina } from '../../shared/kernel/instant'
import { leftOutWords, PRINT_TEMPLATES, PRINTED } from '../../shared/register/print'
import { statement } from '../_database/statement'
import { StorageError } from '../_ports/file-store'
import { errorFields } from '../_runtime/logger'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { FROM_PRINT, mayPrint, type NamedPrint, namedPrint, type Print, rowOf } from './read-print'

interface Shown extends Pick<NamedPrint, 'actor' | 'path'> {
  found: (Print & {
    areaName: string
    who: string | null
    files: { object: string; signs: number; pages: number; first: string; last: string }[]
    left: { name: string; why: string }[]
  }) | null
}

/** Of those that were left out, so many are shown; all of them stand in the control list. */
const MOST_LEFT = 20
const nameAt = (seq: string): string => `(select s.name from mashangban.print_signs s where s.tenant = :tenant and s.print_id = p.id and s.seq = f.${seq})`

const readShown = statement<{ personId: string; printId: string }, Shown>('print_show', `
  select ${namedPrint('print.show', `to_jsonb(p) || jsonb_build_object('areaName', a.name, 'who', (select n.work_name from mashangban.persons n where n.tenant = :tenant and n.id = p.person_id),
    'files', (select coalesce(jsonb_agg(jsonb_build_object('object', f.object, 'signs', f.signs, 'pages', f.pages, 'first', ${nameAt('first_seq')}, 'last', ${nameAt('last_seq')}) order by f.n), '[]')
      from mashangban.print_files f where f.tenant = :tenant and f.print_id = p.id and f.object <> ''),
    'left', (select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'why', l.left_out)), '[]')
      from (select s.name, s.left_out from mashangban.print_signs s where s.tenant = :tenant and s.print_id = p.id and s.left_out is not null order by s.seq limit ${MOST_LEFT}) l))`)} ${FROM_PRINT}`)

/** One printing: how far it is, and its files by links. One trip; the links are another call. */
export const show: UseCase<'print.show'> = async ({ printId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, files } = call.ports
  const read = await database.one(readShown, { personId: call.caller.personId, printId })
  const may = mayPrint(call, read)
  if (!may.ok) return may
  const { found } = read
  if (found === null) return refuse('PRINT_NOT_FOUND')
  const row = rowOf(found, call.now)
  const objects = row.state === 'over' || row.state === 'failed' ? [] : [...(row.state === 'sample' ? [found.sample] : []), ...found.files.map(({ object }) => object), found.list].filter((object) => object !== '')
  try {
    const links = objects.length === 0 ? new Map<string, string>() : await files.tempUrls(objects)
    return may.value.reply({ ...row, ...viewOf(found, links) })
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    call.log(errorFields(error))
    return refuse('STORAGE_FAILED')
  }
}

function viewOf(found: NonNullable<Shown['found']>, links: Map<string, string>): Omit<PrintView, keyof ReturnType<typeof rowOf>> {
  const { of, template, total } = found
  const called = `${PRINTED[of].zh}${PRINT_TEMPLATES[template].zh} ${formatInChina(found.made_at, 'YYYYMMDD-HHmm')}`
  const at = (object: string, name: string) => {
    const url = links.get(object)
    return url === undefined ? null : { url, name }
  }
  return {
    areaId: found.area_id, areaName: found.areaName, before: found.found.before, unknown: found.found.unknown, sheets: Math.ceil(total / PRINT_TEMPLATES[template].sheet),
    sample: at(found.sample, `${called} 样张.pdf`),
    files: found.files.flatMap(({ object, ...file }, nth) => {
      const link = at(object, `${called} 第${nth + 1}份.pdf`)
      return link === null ? [] : [{ ...link, ...file }]
    }),
    list: at(found.list, `${called} 贴牌清单.xlsx`),
    left: found.left.map(({ name, why }) => ({ name, why: leftOutWords(why) })),
    failure: keptFailure(found.failure, 'PRINT_FAILED'),
  }
}
