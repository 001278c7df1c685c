import type { SettingRow } from '../../shared/settings/in-force'
import { readInstant } from './instants'

/** Rows of settings as a statement brings them (fragments: SETTING_ROWS), with canonical instants. */
export const readSettings = (found: readonly SettingRow[]): SettingRow[] => found.map((row) => ({ ...row, since: readInstant(row.since) }))
