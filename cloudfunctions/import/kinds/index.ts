import { IMPORT_KIND_NAMES, type ImportKind } from '../../../shared/register/import'
import { AREAS } from './areas'
import { ASSIGNMENTS } from './assignments'
import { COMPANIES } from './companies'
import type { Kind, ThingNow } from './kind'
import { OFFICIALS } from './officials'
import { UNITS } from './units'
import { WINDOWS } from './windows'

/** Whatever there is of a kind: to the engine all are alike. */
export type AnyKind = Kind<ThingNow, object>

/** What can be brought in, and how: the policy of the engine. */
export const KINDS: Readonly<Record<ImportKind, AnyKind>> = {
  companies: COMPANIES,
  areas: AREAS,
  units: UNITS,
  windows: WINDOWS,
  officials: OFFICIALS,
  assignments: ASSIGNMENTS,
}

/** Something for each kind, made once. */
export const ofEachKind = <T>(make: (kind: AnyKind, name: ImportKind) => T): Readonly<Record<ImportKind, T>> =>
  Object.fromEntries(IMPORT_KIND_NAMES.map((name) => [name, make(KINDS[name], name)])) as Record<ImportKind, T>

/** SQL: an expression by the kind of the import `i`. */
export const byKind = (expression: (kind: AnyKind) => string): string => `case i.kind ${IMPORT_KIND_NAMES.map((name) => `when '${name}' then ${expression(KINDS[name])}`).join(' ')} end`
