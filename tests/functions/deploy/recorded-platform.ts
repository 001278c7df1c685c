import type { FunctionSpec, FunctionState, Migration, Platform, Row, Stranger } from '../../../cloudfunctions/_deploy/platform'

/** What the recorded environment is before a deployment, and what it answers where a test wants it otherwise. */
export interface Recorded {
  postgresql: boolean
  applied: { Version: string; Name: string; Query: string }[]
  /** Answers of describeTaskResult, one per question; the last one stays. */
  tasks: { status: string; phase: string; reason: string }[]
  policy: string
  functions: Map<string, FunctionState>
  roles: { powers: string | null; mark: string | null; settings: string; login: string } | null
  bucket: { public: string; size: string } | null
  tables: string[]
  /** Rights that strangers have. */
  open: Row[]
  strangers: Stranger[]
  /** Status of each path asked over HTTP. */
  status: (path: string, as: Stranger) => number
  smoke: unknown
}

export interface RecordedPlatform extends Platform {
  state: Recorded
  /** What was written, in order; every read is left out. */
  writes: string[]
  /** Every statement that was sent. */
  statements: string[]
}

const conflictsOf = (applied: Recorded['applied'], all: readonly Migration[]): string[] => [
  ...applied.filter(({ Version }) => !all.some((each) => each.Version === Version)).map(({ Version }) => `${Version} remote_history_not_found_locally`),
  ...applied.filter(({ Version, Query }) => all.some((each) => each.Version === Version && each.Query !== Query)).map(({ Version }) => `${Version} checksum_mismatch`),
]

/** An environment in memory that keeps what is written and answers in the shapes of the platform's documents and library (no account exists). */
export function recordedPlatform(changes: Partial<Recorded> = {}): RecordedPlatform {
  const state: Recorded = {
    postgresql: true, applied: [], tasks: [{ status: 'Succeed', phase: 'done', reason: '' }], policy: '', functions: new Map(), roles: null, bucket: null,
    tables: ['cases', 'entries'], open: [], strangers: ['nobody', 'publishableKey'], status: () => 404, smoke: { ok: true, database: 'ok', wechat: 'ok' }, ...changes,
  }
  const writes: string[] = []
  const statements: string[] = []
  let pushed: readonly Migration[] = []

  const sql = (statement: string): Row[] => {
    statements.push(statement)
    if (statement.startsWith('select version()')) return [{ version: 'PostgreSQL 17.10', role: 'cloudbase_postgres', session: 'cloudbase_admin', connections: '100' }]
    if (statement.startsWith('select rolcanlogin')) return state.roles ? [{ ...state.roles }] : []
    if (statement.startsWith('do $role$')) {
      writes.push('role')
      const mark = /comment on role mashangban_app is '([^']+)'/.exec(statement)?.[1] ?? null
      state.roles = { powers: state.roles?.powers ?? null, mark, login: 'true', settings: 'statement_timeout=5s,lock_timeout=2s,idle_in_transaction_session_timeout=10s' }
      return []
    }
    if (statement.includes('has_schema_privilege')) return state.open
    if (statement.startsWith('select relname')) return state.tables.map((name) => ({ name }))
    if (statement.startsWith('select public')) return state.bucket ? [{ ...state.bucket }] : []
    if (statement.startsWith('insert into storage.buckets')) {
      writes.push('bucket')
      state.bucket ??= { public: 'false', size: String(100 * 1024 * 1024) }
      if (state.bucket.public === 'true') state.bucket = { public: 'false', size: String(100 * 1024 * 1024) }
      return []
    }
    throw new Error(`an unknown statement: ${statement.slice(0, 60)}`)
  }

  return {
    state, writes, statements,
    isPostgresql: () => Promise.resolve(state.postgresql),
    sql: (statement) => Promise.resolve(sql(statement)),
    previewMigrations(all) {
      const conflicts = conflictsOf(state.applied, all)
      return Promise.resolve({ executable: conflicts.length === 0, conflicts, pending: all.filter(({ Version }) => !state.applied.some((each) => each.Version === Version)).map(({ Version }) => Version) })
    },
    pushMigrations(all) {
      writes.push(`push ${all.length}`)
      pushed = all
      return Promise.resolve('task-1')
    },
    task() {
      const [task = { status: 'Running', phase: '', reason: '' }] = state.tasks
      if (state.tasks.length > 1) state.tasks.shift()
      if (task.status === 'Succeed') state.applied = pushed.map((each) => ({ ...each }))
      return Promise.resolve(task)
    },
    appliedMigrations: () => Promise.resolve(state.applied),
    readPolicy: () => Promise.resolve(state.policy),
    writePolicy(text) {
      writes.push('policy')
      state.policy = text
      return Promise.resolve()
    },
    describeFunction: (name) => Promise.resolve(state.functions.get(name) ?? null),
    putFunction(spec: FunctionSpec) {
      writes.push(`function ${spec.name}`)
      state.functions.set(spec.name, { ...spec, publicNetwork: true, triggers: state.functions.get(spec.name)?.triggers ?? [] })
      return Promise.resolve()
    },
    createTimer(fn, name, cron) {
      writes.push(`timer ${name}`)
      const state_ = state.functions.get(fn)
      if (state_) state.functions.set(fn, { ...state_, triggers: [...state_.triggers, { name, cron }] })
      return Promise.resolve()
    },
    deleteTimer(fn, name) {
      writes.push(`delete timer ${name}`)
      const state_ = state.functions.get(fn)
      if (state_) state.functions.set(fn, { ...state_, triggers: state_.triggers.filter((each) => each.name !== name) })
      return Promise.resolve()
    },
    invoke(fn) {
      writes.push(`invoke ${fn}`)
      return Promise.resolve(state.smoke)
    },
    strangers: () => Promise.resolve(state.strangers),
    get: (path, as) => Promise.resolve(state.status(path, as)),
  }
}
