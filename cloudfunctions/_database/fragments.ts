/** Pieces of SQL that several statements share. Rows come out as the core's own objects, so that nothing has to be renamed afterwards. */

/** A row of memberships (by its alias) as `Membership`. */
export const membershipJson = (m: string): string => `json_strip_nulls(json_build_object('role', ${m}.role, 'areaId', ${m}.area_id, 'unitId', ${m}.unit_id, 'companyId', ${m}.company_id,
    'head', nullif(${m}.head, false), 'owner', nullif(${m}.owner, false)))`

/** The memberships of a person: the list of `Membership`. */
export const membershipsJson = (personId: string): string => `coalesce((select json_agg(${membershipJson('m')} order by m.role, m.place)
    from mashangban.memberships m where m.tenant = :tenant and m.person_id = ${personId}), '[]')`

/** A row of persons (by its alias) as `Person`: `leave` is that, or that he has never signed in. */
const personJson = (p: string): string => `json_build_object('id', ${p}.id, 'memberships', ${membershipsJson(`${p}.id`)},
    'workName', ${p}.work_name, 'workPhone', ${p}.work_phone, 'unitName', ${p}.unit_name, 'phone', ${p}.phone, 'leave', ${p}.away)`

/** The person with this id as `Person`, or null; `id` is an expression. */
export const personById = (id: string): string => `(select ${personJson('p')} from mashangban.persons p where p.tenant = :tenant and p.id = ${id})`

/** A row of companies joined with its area (by their aliases) as `Company`. */
export const companyJson = (c: string, a: string): string => `json_build_object('id', ${c}.id, 'name', ${c}.name, 'areaId', ${c}.area_id, 'areaName', ${a}.name,
    'areaPath', to_json(${a}.path), 'officer', ${c}.officer_id, 'contactHashes', to_json(${c}.contact_hashes))`

/** A row of codes as `Code`; its instants are as PostgreSQL writes them (readInstant). */
export const codeJson = (k: string): string => `json_build_object('codeId', ${k}.code_id, 'of', ${k}.of, 'id', ${k}.id, 'revision', ${k}.revision, 'shortCode', ${k}.short_code,
    'status', ${k}.status, 'issuedAt', ${k}.issued_at, 'revokedAt', ${k}.revoked_at)`

/** What the caller (`:personId`) asked for under this request id before, if he did: a column `request` of a reading statement. */
export const REQUEST = `(select json_build_object('action', q.action, 'asked', q.asked, 'reply', q.reply, 'at', q.at)
    from mashangban.requests q where q.tenant = :tenant and q.person_id = :personId and q.request_id = :requestId) as request`

/** The settings of the tenant, when they are asked for (`:cold::boolean`): a column `settings` of a reading statement; null otherwise. */
export const SETTINGS = `(select coalesce(jsonb_object_agg(s.name, s.value), '{}') from mashangban.settings s where s.tenant = :tenant having :cold::boolean) as settings`

/** What an insert into jobs ends with: a job that is there already gets this date as if it were new, and whoever is doing it loses his claim. */
export const SET_ANEW = `on conflict (tenant, kind, key) do update set due_at = excluded.due_at, args = excluded.args, claim = null, locked_until = null, attempts = 0, parked_at = null, error = null`

/** Notes the request (`:request::json`, a row of requests): the CTE `noted`, when `after` (a CTE) has given a row, or first of all. */
export const noteRequest = (after?: string): string => `noted as (insert into mashangban.requests
    select r.* from ${after === undefined ? '' : `${after}, `}json_populate_record(null::mashangban.requests, :request::json) r returning 1)`
