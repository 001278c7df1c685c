import { parseArgs } from 'node:util'
import { toInstant } from '../../shared/kernel/instant'
import { createDatabase } from '../_database/connection'
import { DatabaseFailure } from '../_database/failure'
import { withClient } from '../_database/prepare'
import { newSalt } from '../_ports/draw'
import { COLUMNS_WITH_WORDS, type Erasure, eraseCase } from './erase'

const USAGE = '用法：npm run erase -- --number <诉求编号> --reason <依据，会写进办理记录，企业能看到>'

/** Its message is shown as it is; nothing was changed. */
class CannotErase extends Error {}

const MOST_REASON = 200

interface Wanted {
  number: string
  reason: string
  tenant: string
  /** As the role of the functions. */
  appUrl: string
  /** As the owner; absent: nothing is vacuumed. */
  ownerUrl?: string
}

function readWanted(args: readonly string[], { TENANT: tenant = '', DATABASE_APP_URL: appUrl = '', DATABASE_URL: ownerUrl = '' }: Readonly<Record<string, string | undefined>>): Wanted {
  const { values: { number = '', reason = '' } } = parseArgs({ args: [...args], options: { number: { type: 'string' }, reason: { type: 'string' } }, strict: true })
  if (!/^\d+$/.test(number.replaceAll(' ', '')) || reason.trim() === '') throw new CannotErase(USAGE)
  if (reason.length > MOST_REASON) throw new CannotErase(`依据太长，请写在 ${MOST_REASON} 字以内`)
  if (tenant === '' || appUrl === '') throw new CannotErase('请设置 TENANT 和 DATABASE_APP_URL（与云函数的相同），再运行一次')
  return { number: number.replaceAll(' ', ''), reason: reason.trim(), tenant, appUrl, ...(ownerUrl === '' ? {} : { ownerUrl }) }
}

async function erased({ number, reason, tenant, appUrl }: Wanted): Promise<Erasure> {
  const database = createDatabase({ tenant, connection: { connectionString: appUrl }, prepare: 'unnamed' })
  try {
    const done = await eraseCase(database, { number, reason, at: toInstant(Date.now()), salt: newSalt() })
    if (done === null) throw new CannotErase(`没有编号为 ${number} 的诉求，没有改动。请核对编号和 TENANT（现在是 ${tenant}）`)
    return done
  } finally {
    await database.close()
  }
}

/** What was overwritten lies in dead rows until they are vacuumed. Cannot run inside a transaction. */
const vacuum = (ownerUrl: string): Promise<void> => withClient(ownerUrl, async (owner) => {
  for (const table of Object.keys(COLUMNS_WITH_WORDS)) await owner.query(`vacuum mashangban.${table}`)
})

const linesOf = ({ noted, contents, files, messages, requests, ratings }: Erasure, vacuumed: boolean): string[] => [
  noted ? '已删除内容，并写进办理记录；编号、日期、状态和校验值保留' : '此前已经删除过，没有再写记录；只清理了剩下的部分',
  `记录内容 ${contents} 条，附件 ${files} 个（文件由定时任务从存储中删除），消息 ${messages} 条，请求回执 ${requests} 条，评价文字 ${ratings} 条`,
  vacuumed ? '旧版本的行已清理' : '没有设置 DATABASE_URL，旧版本的行留待数据库自动清理；要马上清理，请设置后再运行一次',
  '备份和已经推送到手机上的消息不受影响：备份在轮换之前仍有这些内容',
]

/** `npm run erase`: takes the words of one case away and gives the lines to show. Doing it twice is harmless. */
export async function eraseFromCommandLine(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const wanted = readWanted(args, environment)
  const done = await erased(wanted)
  if (wanted.ownerUrl !== undefined) await vacuum(wanted.ownerUrl)
  return linesOf(done, wanted.ownerUrl !== undefined)
}

const wordsOf = (error: unknown): string => {
  if (error instanceof CannotErase) return error.message
  if (error instanceof DatabaseFailure && error.kind === 'unknown') return '数据库没有答复，不知道是否已经删除。请再运行一次，重复运行没有害处'
  if (error instanceof DatabaseFailure) return `数据库现在不能用（${error.message}），没有改动。请检查 DATABASE_APP_URL，过一会儿再运行一次`
  return `没有成功：${error instanceof Error ? error.message : String(error)}\n${USAGE}`
}

if (require.main === module) {
  eraseFromCommandLine(process.argv.slice(2), process.env).then(
    (lines) => void process.stdout.write(`${lines.join('\n')}\n`),
    (error: unknown) => {
      process.stderr.write(`${wordsOf(error)}\n`)
      process.exitCode = 1
    },
  )
}
