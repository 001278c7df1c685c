import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createVault } from '../../cloudfunctions/_adapters/crypto/vault'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { tenantFromCommandLine } from '../../cloudfunctions/_tenant/tenant'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { invitationWords, readInvitation } from '../../shared/register/invitation'
import { ask } from '../support/postgres/ask'
import { cloneOwned, EMPTY } from '../support/templates'
import { temporaryFolder } from '../support/temporary-folder'

const AT = '2026-11-25T01:00:00.000Z'
const LATER = '2026-11-27T01:00:00.000Z'
const LAISHAN = ['--id', '370613', '--name', '莱山区', '--above', '山东省/烟台市', '--admin', '宋知行', '--phone', '138 0000 0700', '--unit', '区营商服务中心', '--complaints', '区营商环境监督室',
  '--last-resort', '王一,13800000701,区政府办', '--last-resort', '李二,13800000702,区纪委']

let clone: Awaited<ReturnType<typeof cloneOwned>>
beforeEach(async () => {
  clone = await cloneOwned(EMPTY)
})
afterEach(() => clone.drop())

const run = (args: readonly string[], environment: Record<string, string> = {}, at = AT) =>
  tenantFromCommandLine(args, { DATABASE_URL: clone.ownerUrl, ...environment }, at, (bytes) => new Uint8Array(randomBytes(bytes)))
const tokenIn = (lines: readonly string[]): string => readInvitation(lines.find((line) => /^ {2}[0-9A-Z-]{24}$/.test(line)) ?? '') ?? ''
const variablesIn = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(lines.flatMap((line) => { const [, name, value] = /^([A-Z_]+)='?([^']*)'?$/.exec(line) ?? []; return name && value && value !== '…' ? [[name, value]] : [] }))
const dump = async (): Promise<string> => {
  const tables = await ask<{ name: string }>(clone.ownerUrl, "select tablename as name from pg_tables where schemaname = 'mashangban' order by 1")
  const rows = await Promise.all(tables.map(({ name }) => ask<{ row: string }>(clone.ownerUrl, `select '${name}: ' || x::text as row from mashangban.${name} x order by 1`)))
  return rows.flat().map(({ row }) => row).join('\n')
}
const rows = <R extends object>(text: string): Promise<R[]> => ask<R>(clone.ownerUrl, text)

test('a tenant is made in an empty database: areas, units, those who begin, an invitation of 24 hours of which only a keyed hash is kept', async () => {
  const said = await run(LAISHAN)
  const token = tokenIn(said)
  expect(token).toHaveLength(20)
  const variables = variablesIn(said)
  // What is printed is what functions take.
  const config = parseConfig({ ...variables, WX_APPID: 'x', WX_SECRET: 'x', PGHOST: 'x', PGUSER: 'x' })
  expect(config.tenant).toBe('370613')
  expect(await rows('select id, name, level, path from mashangban.areas order by id')).toEqual([
    { id: '370000', name: '山东省', level: 'province', path: ['370000'] },
    { id: '370600', name: '烟台市', level: 'city', path: ['370600', '370000'] },
    { id: '370613', name: '莱山区', level: 'district', path: ['370613', '370600', '370000'] },
  ])
  expect(await rows(`select p.work_name, p.work_phone, p.openid, m.role, m.area_id, u.name as unit from mashangban.memberships m join mashangban.persons p on p.id = m.person_id join mashangban.units u on u.id = m.unit_id order by p.work_phone`)).toEqual([
    { work_name: '宋知行', work_phone: '13800000700', openid: null, role: 'admin', area_id: '370000', unit: '区营商服务中心' },
    { work_name: '王一', work_phone: '13800000701', openid: null, role: 'lastResort', area_id: '370000', unit: '区政府办' },
    { work_name: '李二', work_phone: '13800000702', openid: null, role: 'lastResort', area_id: '370000', unit: '区纪委' },
  ])
  expect(await rows(`select name from mashangban.units where takes @> '{kind:complain}'`)).toEqual([{ name: '区营商环境监督室' }])
  expect(await rows('select count(*)::int as many from mashangban.changes')).toEqual([{ many: 3 }])
  expect(await rows('select hash, until from mashangban.invitations')).toEqual([{ hash: createVault(config).blind(invitationWords(token)), until: new Date('2026-11-26T01:00:00.000Z') }])
  expect(await dump()).not.toContain(token)
})

test('a second run changes nothing and says how the invitation stands; `--again` draws a new one and ends the old, with the key of the tenant alone', async () => {
  const said = await run(LAISHAN)
  const { HMAC_KEY = '' } = variablesIn(said)
  const before = await dump()
  expect((await run(LAISHAN)).join()).toMatch(/没有改动.*邀请还有效/)
  expect((await run(LAISHAN, {}, LATER)).join()).toMatch(/没有改动.*已经过期/)
  await expect(run([...LAISHAN, '--again'])).rejects.toThrow(/HMAC_KEY/)
  await expect(run([...LAISHAN, '--again'], { HMAC_KEY: randomBytes(32).toString('base64') })).rejects.toThrow(/HMAC_KEY/)
  expect(await dump()).toBe(before)

  const again = await run([...LAISHAN, '--again'], { HMAC_KEY }, LATER)
  expect(tokenIn(again)).not.toBe(tokenIn(said))
  expect(again.join()).not.toContain('DATA_KEYS')
  expect(await rows(`select ended, until > '${LATER}' as open from mashangban.invitations order by made_at`)).toEqual([{ ended: 'withdrawn', open: false }, { ended: null, open: true }])

  await rows(`update mashangban.persons set became = 'somebody' where work_name = '宋知行'`)
  await expect(run([...LAISHAN, '--again'], { HMAC_KEY }, LATER)).rejects.toThrow(/已经登录过/)
})

test('another tenant beside it touches none of its rows; an id that is used is refused, two commands at once make one', async () => {
  await run(LAISHAN)
  const before = await dump()
  await run(['--id', '370602', '--name', '芝罘区', '--admin', '甲', '--phone', '13800000710', '--unit', '乙'])
  const after = await dump()
  expect(before.split('\n').filter((row) => !after.includes(row))).toEqual([])
  expect(after).toContain('370602')
  await expect(run([...LAISHAN.slice(0, 2), '--name', '别的区', ...LAISHAN.slice(4)])).rejects.toThrow(/已经是“莱山区”/)
  await rows(`insert into mashangban.areas (tenant, id, name, level, path) values ('old', 'a', 'a', 'city', '{a}')`)
  await expect(run(['--id', 'old', ...LAISHAN.slice(2, 4), ...LAISHAN.slice(6)])).rejects.toThrow(/已经有人用/)

  const both = await Promise.all([1, 2].map(() => run(['--id', '370685', '--name', '招远市', '--admin', '甲', '--phone', '13800000711', '--unit', '乙'])))
  expect(both.map(([first]) => /已建立/.test(first ?? '')).sort()).toEqual([false, true])
  expect(await rows(`select count(*)::int as many from mashangban.invitations where tenant = '370685'`)).toEqual([{ many: 1 }])
})

test('its areas come from a file, and what is wrong with it is said by line', async () => {
  const folder = temporaryFolder('areas-')
  const file = join(folder, 'areas.csv')
  const made = ['--id', 'laishan', '--name', '莱山区', '--areas', file, '--admin', '甲', '--phone', '13800000711', '--unit', '乙']
  const write = (text: string) => writeFileSync(file, text)
  write('编号,名称,级别,上级编号\nlaishan,莱山区,区县,\nst1,黄海路街道,镇街,laishan\nv1,某村,村,st0\n')
  await expect(run(made)).rejects.toThrow(/没有 v1 的上级 st0/)
  write('laishan,莱山区,区县,st1\nst1,黄海路街道,镇街,laishan\n')
  await expect(run(made)).rejects.toThrow(/绕成了一圈/)
  write('laishan,莱山区,国,\n')
  await expect(run(made)).rejects.toThrow(/第 1 行/)
  expect(await rows('select id from mashangban.areas')).toEqual([])
  write('\uFEFF编号,名称,级别,上级编号\r\nlaishan,莱山区,区县,\r\nst1,黄海路街道,镇街,laishan\r\n')
  await run(made)
  expect(await rows('select id, level, path from mashangban.areas order by id')).toEqual([{ id: 'laishan', level: 'district', path: ['laishan'] }, { id: 'st1', level: 'street', path: ['st1', 'laishan'] }])
})

test('a database that is not ours, one that is behind, and the account of the functions are refused with a sentence', async () => {
  await expect(run(LAISHAN, { DATABASE_URL: '' })).rejects.toThrow(/请设置 DATABASE_URL/)
  await expect(run(LAISHAN, { DATABASE_URL: clone.appUrl })).rejects.toThrow(/不是表的所有者/)
  await rows(`delete from mashangban.migrations where version = (select max(version) from mashangban.migrations)`)
  await expect(run(LAISHAN)).rejects.toThrow(/npm run migrate/)
  await rows(`drop schema mashangban cascade`)
  await rows('create table public.theirs (id int)')
  await expect(run(LAISHAN)).rejects.toThrow(/没有码上办的表/)
  expect(await rows("select tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")).toEqual([{ name: 'theirs' }])
})

test('what it is not told is asked for, one sentence each, and the command says it', async () => {
  for (const [missing, words] of [['--name', /--name/], ['--admin', /姓名/], ['--phone', /电话/], ['--unit', /单位/]] as const) {
    const at = LAISHAN.indexOf(missing)
    await expect(run([...LAISHAN.slice(0, at), ...LAISHAN.slice(at + 2)])).rejects.toThrow(words)
  }
  await expect(run([...LAISHAN, '--last-resort', '丙,13800000703,区政府办'])).rejects.toThrow(/写两次/)
  await expect(run(['--id', 'laishan', ...LAISHAN.slice(2)])).rejects.toThrow(/--areas/)
  const command = promisify(execFile)(process.execPath, ['--import', 'tsx', 'cloudfunctions/_tenant/tenant.ts', '--id', 'x y'], { cwd: PROJECT_ROOT, env: { ...process.env, DATABASE_URL: '' } })
  await expect(command).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--id 只能用') })
})
