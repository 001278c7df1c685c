import { AREA_FIELDS } from './area'
import { ASSIGNMENT_FIELDS } from './assignment-fields'
import { COMPANY_FIELDS } from './company'
import type { RegisterFields } from './field'
import type { ImportKind } from './import'
import { OFFICE_FIELDS } from './office'
import { UNIT_FIELDS } from './unit'
import { WINDOW_FIELDS } from './window'

/** How a sheet of one kind looks: the same for the page that asks for one and for whoever reads it. */
export interface SheetLook {
  /** Columns that may stand in it. */
  fields: RegisterFields
  /** Without one of each group of these columns nothing can be read. */
  needs: readonly (readonly string[])[]
  /** What becomes of things that it does not name, if that is asked for; null: they are let be. */
  absent: { title: string; detail: string } | null
}

// prettier-ignore
export const SHEETS: Readonly<Record<ImportKind, SheetLook>> = {
  companies:   { fields: COMPANY_FIELDS, needs: [['uscc']], absent: { title: '表里没有的企业改为注销', detail: '只在表格是本区域全部企业时打开。有诉求在办的不会注销。试算会列出是哪些' } },
  areas:       { fields: AREA_FIELDS, needs: [['name'], ['parentId']], absent: null },
  units:       { fields: UNIT_FIELDS, needs: [['name'], ['areaId']], absent: null },
  windows:     { fields: WINDOW_FIELDS, needs: [['hallName'], ['hallAreaId'], ['number']], absent: null },
  officials:   { fields: OFFICE_FIELDS, needs: [['phone'], ['role'], ['unitId']], absent: null },
  assignments: { fields: ASSIGNMENT_FIELDS, needs: [['uscc', 'name'], ['officerId', 'officerPhone']], absent: null },
}

/** How the groups of columns that are needed are called: 「统一社会信用代码或企业名称」. */
export const neededWords = ({ fields, needs }: SheetLook): string[] => needs.map((group) => group.map((field) => fields[field]?.zh ?? field).join('或'))

/** How the other columns that may stand there are called: those that a new thing must have, and the rest. */
export function besidesWords({ fields, needs }: SheetLook): { new: string[]; rest: string[] } {
  const others = Object.entries(fields).filter(([field]) => !needs.flat().includes(field))
  const words = (required: boolean): string[] => others.flatMap(([, { zh, required: must }]) => ((must === true) === required ? [zh] : []))
  return { new: words(true), rest: words(false) }
}
