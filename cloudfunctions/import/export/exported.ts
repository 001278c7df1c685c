import type { Refusal } from '../../../shared/api'
import type { AskedList } from '../../../shared/api/export.api'
import type { Subject } from '../../../shared/access/scope'
import type { Result } from '../../../shared/kernel/result'
import type { ExportedList } from '../../../shared/register/export'
import type { Reader } from '../../_runtime/use-case'
import type { Column } from '../../_sheets/write'
import { AREAS_FILE } from './areas'
import { CASES_FILE } from './cases'
import { CHANGES_FILE } from './changes'
import { COMPANIES_FILE } from './companies'
import { DEEDS_FILE } from './deeds'
import { HANDOVERS_FILE } from './handovers'
import { IMPORTS_FILE } from './imports'
import { MATTERS_FILE } from './matters'
import { NOT_JOINED_FILE } from './not-joined'
import { PAIRED_FILE } from './paired'
import { HALLS_FILE, OFFICIALS_FILE, UNITS_FILE, WINDOWS_FILE } from './things'
import { UNLISTED_FILE } from './unlisted'
import type { Names } from '../../../shared/settings/names'

/** A batch of a list: its rows as texts, one a column. `next` null: there is no more. */
export interface Batch {
  rows: string[][]
  next: string | null
  /** The list has more than is looked through when it is narrowed or searched, as its page says, too. */
  partly: boolean
}

/** Names of areas, units and officials, by id. */
export type PlaceNames = Readonly<Record<string, string>>

/** A list as it is written into a file. */
export interface Exported<List extends AskedList> {
  columns: readonly Column[]
  /** Whose list it is, for the table of rights. `path`: of the area that it names by `areaOf`. */
  subject(list: List, path: readonly string[] | null, personId: string): Subject | null
  areaOf(list: List): string | null
  /** Ids of places and people that `words` calls by name. */
  placesOf(list: List): string[]
  /** Which it is and by what it is narrowed, in the words of the tenant. */
  words(list: List, names: PlaceNames, own: Names): string
  /** One batch: one trip. Refused to whoever may not see the list now, or may not export it. */
  batch(list: List, after: string | null, reader: Reader, limit?: number): Promise<Result<Batch, Refusal>>
}

/** Every list that can be written: whoever adds one adds its row. */
const LISTS: { readonly [K in ExportedList]: Exported<Extract<AskedList, { of: K }>> } = {
  companies: COMPANIES_FILE, cases: CASES_FILE, units: UNITS_FILE, halls: HALLS_FILE, windows: WINDOWS_FILE, officials: OFFICIALS_FILE, deeds: DEEDS_FILE,
  imports: IMPORTS_FILE, unlisted: UNLISTED_FILE, paired: PAIRED_FILE, areas: AREAS_FILE, handovers: HANDOVERS_FILE, changes: CHANGES_FILE, notJoined: NOT_JOINED_FILE,
  matters: MATTERS_FILE,
}

/** How this list is written. */
export const exportedOf = ({ of }: AskedList): Exported<AskedList> => LISTS[of]
