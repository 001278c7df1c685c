/** Ids are opaque strings; these names say which one a field holds. */
export type PersonId = string
export type CaseId = string
export type CompanyId = string
export type UnitId = string
export type AreaId = string
export type FileId = string
/** Names one act of one person; the client draws it once per tap and keeps it over retries. */
export type RequestId = string
