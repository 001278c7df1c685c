import type { FoundCompany } from '../../../shared/api/directory-views'
import { fold } from '../../../shared/kernel/fold'
import { err, ok } from '../../../shared/kernel/result'
import { countOf } from '../../../shared/settings/quotas'
import { counted, counting } from '../../_database/counting'
import { SETTINGS } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import type { ReadSetting } from '../../_ports/settings'
import { foundByFormer } from '../../_register/former-name'
import { companySearch } from '../../_register/company-search'
import { refusalOver } from '../../_runtime/over-limit'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/** Shown at once: whoever finds his own among more writes more of its name. */
const MOST_SHOWN = 8
/** More hits than these are not looked through. */
const MOST_HITS = 2000

interface Asked {
  grams: string[] | null
  patterns: string[]
  whole: string
  counts: object[]
  cold: boolean
}

type Found = { items: (Omit<FoundCompany, 'formerName'> & { formerNames: string[] })[]; settings: readonly ReadSetting[] | null }

/** Companies that have not ended, those first whose name is just that, then the shortest. Counted before a row is looked at. */
const readFound = statement<Asked, Found>('directory_find_company', `
  with ${counting('(select 1) asked')},
  hits as materialized (select f.id from within w cross join lateral mashangban.find_companies(:grams::text[], null, null, ${MOST_HITS + 1}) f(id) where w.ok is not false)
  select (select ok from within) as within, ${SETTINGS}, (select coalesce(json_agg(r), '[]') from (
    select c.name, c.uscc, a.name as "areaName", c.former_names as "formerNames" from hits h
      cross join lateral (select n.* from mashangban.companies n where n.tenant = :tenant and n.id = h.id offset 0) c
      cross join lateral (select n.* from mashangban.areas n where n.tenant = :tenant and n.id = c.area_id offset 0) a
    where c.state in ('operating', 'suspended') and c.folded like all (:patterns::text[])
    order by c.name <> :whole, length(c.name), c.name, c.id limit ${MOST_SHOWN + 1}) r) as items`)

/** Finds a company by part of its name. Names, credit codes and streets are what the register of the market regulator shows everybody. One trip. */
export const findCompany: UseCase<'directory.findCompany'> = async ({ name }, anyCall) => {
  const { caller: { personId }, ports: { database, settings, vault }, now } = signedIn(anyCall)
  const { grams, patterns } = companySearch(name, vault)
  if (grams === null) return ok({ items: [], more: false })
  try {
    const { items, settings: brought } = await database.one(readFound, { grams, patterns, whole: name, counts: counted([countOf('findCompany', personId, now)]), cold: settings.stale() })
    settings.take(brought)
    return ok({ items: items.slice(0, MOST_SHOWN).map(({ formerNames, ...one }) => ({ ...one, formerName: foundByFormer(one.name, formerNames, fold(name)) })), more: items.length > MOST_SHOWN })
  } catch (error) {
    const over = await refusalOver(error, settings, now)
    if (over === null) throw error
    return err(over)
  }
}
