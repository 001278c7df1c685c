import type { ReactNode } from 'react'
import type { Me } from '@shared/api/directory-views'
import type { CaseSummary } from '@shared/case/views'
import type { Instant } from '@shared/kernel/instant'
import { Table } from '@/ui/Table'
import { caseColumns, openCase } from './case-columns'

/** The cases of one figure at a desk; cards on a phone. */
export const CaseTable = ({ label, rows, me, now, last }: {
  label: string
  rows: readonly CaseSummary[]
  me: Me
  now: Instant
  last: { name: string, cell: (one: CaseSummary) => ReactNode }
}) => <Table label={label} columns={caseColumns(me, now, last)} rows={rows} keyOf={({ id }) => id} onOpen={openCase} />
