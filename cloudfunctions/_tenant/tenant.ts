import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addMs, chinaDay, HOUR_MS, type Instant, toInstant } from '../../shared/kernel/instant'
import { INVITATION_HOURS, makeInvitation, showInvitation } from '../../shared/register/invitation'
import { withClient } from '../_database/prepare'
import { readMigrations } from '../_database/runner'
import { type Area, areasAbove, areasOfFile } from './areas'
import { keysOf, variableLines, vaultOf } from './keys'
import { makeTenant, type Outcome } from './make'
import { CannotMake, readWanted, type Wanted } from './wanted'

const MIGRATIONS = join(__dirname, '../_database/migrations')
const TOKEN_BYTES = 13

/** How an invitation stands, and what to do about it. */
const STANDING: Readonly<Record<'joined' | 'open' | 'over', string>> = {
  joined: '第一位管理员已经登录。',
  open: '第一位管理员还没有登录，邀请还有效。邀请码只在发的那一次显示；要重新发，加 --again',
  over: '第一位管理员还没有登录，邀请已经过期。要重新发，加 --again',
}

function areasOf({ id, name, above, areas }: Wanted): Area[] {
  if (areas === null) return areasAbove(id, name, above)
  try {
    return areasOfFile(readFileSync(areas, 'utf8'), id)
  } catch (error) {
    throw error instanceof CannotMake ? error : new CannotMake(`区域文件打不开：${areas}`)
  }
}

const clockOf = (instant: Instant): string => toInstant(Date.parse(instant) + 8 * HOUR_MS).slice(11, 16)
const invitationLines = ({ admin }: Wanted, token: string, until: Instant): string[] => [
  `给 ${admin.name} 的邀请码（只显示这一次，到 ${chinaDay(until)} ${clockOf(until)} 为止，只能用一次）：`,
  `  ${showInvitation(token)}`,
  '请他打开小程序：我的 → 我是工作人员，验证手机号，输入邀请码。',
]

function linesOf(outcome: Outcome, wanted: Wanted, token: string, until: Instant, keys: ReturnType<typeof keysOf>): string[] {
  const { id, name, complaints, lastResorts } = wanted
  switch (outcome.done) {
    case 'unchanged': return [`租户 ${id} ${name} 已经建好，没有改动。${STANDING[outcome.invitation]}`]
    case 'again': return ['原来的邀请已作废。', ...invitationLines(wanted, token, until)]
    case 'made': return [
      `已建立租户 ${id} ${name}。`,
      ...invitationLines(wanted, token, until),
      ...(complaints === null ? ['还没有接投诉、举报的单位：管理员首页会提醒，也可以以后在“单位”里定。'] : []),
      ...(lastResorts.length === 0 ? ['还没有最后负责的两个人：管理员首页会标红，请他登录后先定下来。'] : []),
      '部署这个租户的云函数要设的变量（密钥只显示这一次，请另外保管）：',
      ...variableLines(id, keys),
    ]
  }
}

/** `npm run tenant`: makes a tenant in the database of DATABASE_URL and gives the lines to show. A second run changes nothing and says so. */
export async function tenantFromCommandLine(args: readonly string[], environment: Readonly<Record<string, string | undefined>>, at: Instant, random: (bytes: number) => Uint8Array): Promise<string[]> {
  const wanted = readWanted(args)
  const url = environment['DATABASE_URL'] ?? ''
  if (!/^postgres(ql)?:\/\//.test(url)) throw new CannotMake('请设置 DATABASE_URL（表的所有者），例如 postgresql://mashangban_owner:密码@主机:5432/mashangban')
  const keys = keysOf(environment, random)
  const vault = vaultOf(wanted.id, keys.keys)
  const token = makeInvitation(random(TOKEN_BYTES))
  const until = addMs(at, INVITATION_HOURS.first * HOUR_MS)
  const outcome = await withClient(url, (owner) => makeTenant(owner, {
    wanted, token, at, until, areas: areasOf(wanted), migrations: readMigrations(MIGRATIONS), keyGiven: !keys.fresh.includes('HMAC_KEY'),
    vault, draw: () => Buffer.from(random(16)).toString('base64url'),
  }))
  return linesOf(outcome, wanted, token, until, keys)
}

if (require.main === module) {
  tenantFromCommandLine(process.argv.slice(2), process.env, toInstant(Date.now()), (bytes) => new Uint8Array(randomBytes(bytes))).then(
    (lines) => void process.stdout.write(`${lines.join('\n')}\n`),
    (error: unknown) => {
      // The driver's message holds no password.
      process.stderr.write(`${error instanceof CannotMake ? error.message : `没有建成，没有改动：${error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)}`}\n`)
      process.exitCode = 1
    },
  )
}
