import type { FunctionState, MigrationPreview, Row } from './platform'

/** A row of executePGSql: a JSON text, an array in the order of the columns or an object by their names. */
export function readRow(columns: readonly string[], text: string): Row {
  const parsed: unknown = JSON.parse(text)
  const values = Array.isArray(parsed) ? columns.map((column, at) => [column, parsed[at] as unknown] as const) : Object.entries(parsed as Record<string, unknown>)
  return Object.fromEntries(values.map(([column, value]) => [column, value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)]))
}

interface RawPreview {
  Executable: boolean
  Pending: readonly { Version: string }[] | null
  Conflicts: readonly { Version: string; Name?: string; Reason?: string; Message?: string }[] | null
}

/** Lists that are empty come as null. */
export const readPreview = ({ Executable, Pending, Conflicts }: RawPreview): MigrationPreview => ({
  executable: Executable,
  pending: (Pending ?? []).map(({ Version }) => Version),
  conflicts: (Conflicts ?? []).map(({ Version, Name, Reason, Message }) => [`${Version}_${Name ?? '?'}`, Reason, Message].filter(Boolean).join(' ')),
})

interface RawFunction {
  FunctionName: string
  Runtime: string
  Timeout: number
  MemorySize: number
  Description?: string
  Environment?: { Variables?: readonly { Key: string; Value: string }[] | null } | null
  VpcConfig?: { VpcId?: string; SubnetId?: string } | null
  PublicNetConfig?: { PublicNetStatus?: string } | null
  Triggers?: readonly { TriggerName: string; TriggerDesc: string }[] | null
}

/** GetFunction of the function service. A timer's description is its cron, or JSON that holds it. Empty ids mean no network. */
export function readFunction(raw: unknown): FunctionState {
  const of = raw as RawFunction
  const { VpcId, SubnetId } = of.VpcConfig ?? {}
  return {
    name: of.FunctionName,
    runtime: of.Runtime,
    timeoutSeconds: of.Timeout,
    memoryMb: of.MemorySize,
    description: of.Description ?? '',
    variables: Object.fromEntries((of.Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
    network: VpcId && SubnetId ? { vpcId: VpcId, subnetId: SubnetId } : null,
    publicNetwork: of.PublicNetConfig?.PublicNetStatus === 'ENABLE',
    triggers: (of.Triggers ?? []).map(({ TriggerName, TriggerDesc }) => ({ name: TriggerName, cron: cronOf(TriggerDesc) })),
  }
}

function cronOf(description: string): string {
  if (!description.startsWith('{')) return description
  const { cron } = JSON.parse(description) as { cron?: unknown }
  return typeof cron === 'string' ? cron : description
}
