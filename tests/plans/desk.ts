import { callAs, type Mains } from '../../cloudfunctions/desk/acts/call'
import { newCode } from '../../cloudfunctions/desk/acts/code'
import { leave } from '../../cloudfunctions/desk/acts/leave'
import { stateOfCode } from '../../cloudfunctions/desk/acts/state'
import { readHttp } from '../../cloudfunctions/desk/http-event'
import { type PageAct, randomOf } from '../../cloudfunctions/desk/page-request'
import type { Emulator } from '../../emulator/emulator'
import { toInstant } from '../../shared/kernel/instant'
import { OFFICER, RESIDENT } from '../support/townspeople'
import type { Watched } from './watched'

const ROWS = 20_000

/** Codes and sessions of the last weeks, some of them due to be tidied away, all of them of officials that there are. */
export async function insertDesks({ query }: Emulator['database']): Promise<void> {
  const people = "(select array_agg(id order by id) from mashangban.persons where work_name is not null)"
  await query(`insert into mashangban.desk_sessions (tenant, id, person_id, secret_hash, browser, confirmed_at, seen_at, ends_at)
    select 'demo', 'old-' || n, p.ids[1 + n % cardinality(p.ids)], 'secret-' || n, 'Chrome · Windows', at, at, at + interval '8 hours'
    from (select ${people} as ids) p, generate_series(1, ${ROWS}) n, lateral (select $1::timestamptz - n * interval '9 minutes' as at) a`, [toInstant(Date.now())])
  await query(`insert into mashangban.desk_codes (tenant, code_hash, page_hash, browser, number, choices, made_at, until, state)
    select 'demo', 'code-' || n, 'page-' || n, 'Chrome · Windows', 10, '[10, 11, 12]', at, at + interval '1 minute', 'waiting'
    from generate_series(1, ${ROWS}) n, lateral (select $1::timestamptz - n * interval '9 seconds' as at) a`, [toInstant(Date.now())])
  await query('analyze mashangban.desk_sessions')
  await query('analyze mashangban.desk_codes')
}

/** A page that is signed in, used, looked at and ended, and one that is refused. */
export async function everyDesk({ ports, must, call }: Watched): Promise<void> {
  const cookies = new Map<string, string>()
  const ask = async (act: PageAct, body: object): Promise<Record<string, unknown>> => {
    const http = readHttp({ httpMethod: 'POST', path: '/desk/x', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, body: JSON.stringify(body) })
    const answer = await act({ http, origin: ports.deskOrigin ?? '', address: '127.0.0.1', requestId: 'plans', now: toInstant(Date.now()), ports, random: randomOf })
    if (!answer.ok) throw new Error(answer.error.code)
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(answer.value.cookie ?? '') ?? []
    if (name !== '') cookies.set(name, value)
    return 'data' in answer.value.reply ? (answer.value.reply.data as Record<string, unknown>) : {}
  }
  const nobody = () => Promise.resolve({ ok: true as const, data: null })
  const mains: Mains = { directory: nobody, register: nobody, settings: nobody, import: nobody, print: nobody, case: nobody, rating: nobody, desk: nobody }
  for (const asked of ['confirm', 'refuse'] as const) {
    const code = String((await ask(newCode, {}))['code'])
    await ask(stateOfCode, { code })
    await call('desk.look', { code }, RESIDENT)
    await must('desk.look', { code }, OFFICER)
    const { number } = await ask(stateOfCode, { code })
    if (asked === 'refuse') await must('desk.refuse', { code }, OFFICER)
    else await must('desk.confirm', { requestId: 'plan-desk-1', code, number: Number(number) }, OFFICER)
    await ask(stateOfCode, { code })
  }
  await ask(callAs(mains), { action: 'directory.me' })
  const { sessions } = await must('desk.sessions', {}, OFFICER)
  await must('desk.end', { requestId: 'plan-desk-2', sessionId: sessions[0]?.sessionId ?? '' }, OFFICER)
  await ask(leave, {})
}
