/** One row of an answer: column → text, as the platform gives every value. */
export type Row = Readonly<Record<string, string | null>>

export interface Migration {
  /** 14 digits. */
  Version: string
  /** Lower-case letters and `_` only: the platform takes no digits here. */
  Name: string
  Query: string
}

export interface MigrationPreview {
  executable: boolean
  /** Versions that a push would run. */
  pending: readonly string[]
  /** One line each, as the platform explains it. */
  conflicts: readonly string[]
}

export interface Network {
  vpcId: string
  subnetId: string
}

/** What a function is to be; also, with what the platform adds, what it is. */
export interface FunctionSpec {
  name: string
  timeoutSeconds: number
  memoryMb: number
  runtime: string
  description: string
  variables: Readonly<Record<string, string>>
  /** Null: in no private network. */
  network: Network | null
}

export interface FunctionState extends FunctionSpec {
  /** Whether it may reach the public network. */
  publicNetwork: boolean
  triggers: readonly { name: string; cron: string }[]
}

/** Who asks over HTTP: nobody at all, the key that every client has, or a person who signed in without a name. */
export type Stranger = 'nobody' | 'publishableKey' | 'anonymousUser'

/** The cloud, as far as a deployment needs it: thin methods, one request each. Every method throws what the platform answers. */
export interface Platform {
  isPostgresql(): Promise<boolean>
  /** One statement. */
  sql(statement: string): Promise<readonly Row[]>
  previewMigrations(all: readonly Migration[]): Promise<MigrationPreview>
  /** Starts to apply what is pending; gives the id of the task, which is no success yet. */
  pushMigrations(all: readonly Migration[]): Promise<string>
  task(id: string): Promise<{ status: string; phase: string; reason: string }>
  appliedMigrations(): Promise<readonly { Version: string; Name: string }[]>
  /** The access policy written for this environment; empty when there is none. */
  readPolicy(): Promise<string>
  writePolicy(text: string): Promise<void>
  /** Null when there is no such function. */
  describeFunction(name: string): Promise<FunctionState | null>
  /** Makes the function or replaces its code and configuration. `root` holds a folder of its name. */
  putFunction(spec: FunctionSpec, root: string): Promise<void>
  createTimer(fn: string, name: string, cron: string): Promise<void>
  deleteTimer(fn: string, name: string): Promise<void>
  /** Calls the function from inside; gives what it returned. */
  invoke(fn: string, event: Readonly<Record<string, unknown>>): Promise<unknown>
  /** The strangers one can be here: without a key, or where signing in without a name is off, there are fewer. */
  strangers(): Promise<readonly Stranger[]>
  /** HTTP status of GET on a path of the environment's interface. */
  get(path: string, as: Stranger): Promise<number>
}
