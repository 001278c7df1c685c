import type { Client } from 'pg'
import type { Instant } from '../../shared/kernel/instant'
import { invitationWords } from '../../shared/register/invitation'
import type { Vault } from '../_ports/vault'
import type { InvitationsRow } from '../_database/rows'
import type { Migration } from '../_database/runner'
import type { Area } from './areas'
import { type TenantRows, tenantRows } from './rows'
import { CannotMake, type Wanted } from './wanted'

/** What a run has done. `unchanged` says how the invitation stands. */
export type Outcome = { done: 'made' | 'again' } | { done: 'unchanged'; invitation: 'joined' | 'open' | 'over' }

interface Making {
  wanted: Wanted
  areas: readonly Area[]
  migrations: readonly Migration[]
  vault: Pick<Vault, 'seal' | 'blind'>
  /** Whether the environment brought the key that hashes the token; a key drawn just now can only serve a tenant that is not there yet. */
  keyGiven: boolean
  token: string
  at: Instant
  until: Instant
  draw(): string
}

/**
 * Makes a tenant over a connection of the owner, whole or not at all; what is there already is left as it is. With `again` the first administrator's
 * invitation is drawn anew while he has not signed in. Throws CannotMake, and then nothing was changed.
 */
export async function makeTenant(owner: Client, making: Making): Promise<Outcome> {
  await seeWhose(owner, making.migrations)
  await owner.query('begin')
  try {
    // Two of these commands at once: the second one finds what the first has made.
    await owner.query('lock table mashangban.tenants in exclusive mode')
    const outcome = await inTransaction(owner, making)
    await owner.query('commit')
    return outcome
  } catch (error) {
    await owner.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Ours, up to date, and this account may write for any tenant. */
async function seeWhose(owner: Client, migrations: readonly Migration[]): Promise<void> {
  const { rows: [found] } = await owner.query<{ ours: boolean }>("select to_regclass('mashangban.migrations') is not null as ours")
  if (!found?.ours) throw new CannotMake('这个数据库里没有码上办的表，没有改动。请核对 DATABASE_URL；新的数据库先运行 npm run migrate')
  const { rows: [may] } = await owner.query<{ may: boolean }>("select pg_has_role(current_user, t.tableowner, 'usage') as may from pg_tables t where t.schemaname = 'mashangban' and t.tablename = 'migrations'")
  if (!may?.may) throw new CannotMake('DATABASE_URL 不是表的所有者，没有改动。请用运行 npm run migrate 的那个账户')
  const { rows } = await owner.query<{ version: string }>('select version from mashangban.migrations')
  const applied = new Set(rows.map(({ version }) => version))
  if (migrations.length !== applied.size || migrations.some(({ version }) => !applied.has(version))) throw new CannotMake('数据库结构和这个版本不一致，没有改动。请先运行 npm run migrate')
}

async function inTransaction(owner: Client, making: Making): Promise<Outcome> {
  const { wanted: { id, name, again }, vault, keyGiven } = making
  const { rows: [there] } = await owner.query<{ name: string; key_mark: string; first_person: string }>('select name, key_mark, first_person from mashangban.tenants where tenant = $1', [id])
  if (!there) {
    const { rows: [used] } = await owner.query<{ used: boolean }>('select exists (select from mashangban.areas where tenant = $1) or exists (select from mashangban.persons where tenant = $1) as used', [id])
    if (used?.used) throw new CannotMake(`编号 ${id} 在这个数据库里已经有人用，不是这个命令建的，没有改动。请换一个 --id`)
    if (again) throw new CannotMake(`还没有租户 ${id}，没有改动。第一次建请去掉 --again`)
    await insertAll(owner, tenantRows(making.wanted, making.areas, { at: making.at, vault, invitation: invitationOf(making, making.draw()), draw: making.draw }))
    return { done: 'made' }
  }
  if (there.name !== name) throw new CannotMake(`编号 ${id} 已经是“${there.name}”，不是“${name}”，没有改动。请换一个 --id`)
  const invitation = await standing(owner, id, there.first_person, making.at)
  if (!again) return { done: 'unchanged', invitation }
  if (invitation === 'joined') throw new CannotMake('第一位管理员已经登录过，没有改动。别的管理员由他在“人员”里邀请')
  if (!keyGiven || vault.blind('tenant') !== there.key_mark) throw new CannotMake('HMAC_KEY 不是这个租户云函数的那一个，用它发的邀请打不开，没有改动。请设置后再运行一次')
  await owner.query("update mashangban.invitations set ended = 'withdrawn', ended_at = $3 where tenant = $1 and person_id = $2 and ended is null", [id, there.first_person, making.at])
  await insertAll(owner, { invitations: [invitationOf(making, there.first_person)] })
  return { done: 'again' }
}

/** How the first administrator's invitation stands at that moment. */
async function standing(owner: Client, tenant: string, personId: string, at: Instant): Promise<'joined' | 'open' | 'over'> {
  const { rows: [found] } = await owner.query<{ joined: boolean; open: boolean }>(`select exists (select from mashangban.persons p where p.tenant = $1 and p.id = $2 and p.became is not null) as joined,
    exists (select from mashangban.invitations i where i.tenant = $1 and i.person_id = $2 and i.ended is null and i.until > $3) as open`, [tenant, personId, at])
  return found?.joined ? 'joined' : found?.open ? 'open' : 'over'
}

const invitationOf = ({ wanted, vault, token, at, until }: Making, personId: string): InvitationsRow =>
  ({ tenant: wanted.id, hash: vault.blind(invitationWords(token)), person_id: personId, made_by: null, made_at: at, until, ended: null, ended_at: null, used_by: null })

/** Names only the columns that the rows have: what a later migration adds has a default of its own. */
async function insertAll(owner: Client, tables: Partial<TenantRows>): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? {}).map((name) => owner.escapeIdentifier(name)).join(', ')
    if (columns !== '') await owner.query(`insert into mashangban.${table} (${columns}) select ${columns} from json_populate_recordset(null::mashangban.${table}, $1)`, [JSON.stringify(rows)])
  }
}
