import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { files, id, requestId } from '../form/fields'
import { keysOf } from '../kernel/keys-of'
import { SCAN_WAYS, type Scanner, SCANNERS, type ScanWay } from '../register/scan-ways'
import type { SignName } from '../register/sign-names'
import { SIGN_FLAGS, type SignFlag } from '../register/sign-flags'

/** Exactly one of them. */
export const named = {
  companyId: z.optional(id), windowId: z.optional(id), gridId: z.optional(id), counterId: z.optional(id), matterId: z.optional(id),
} as const satisfies Record<SignName, unknown>
const REFUSED = ['NOT_ALLOWED', 'COMPANY_NOT_FOUND', 'CODE_UNKNOWN', 'INPUT_MISSING'] as const

export const SignView = z.object({
  /** Of whom: as it is printed. */
  name: z.string(),
  /** Null: nobody has made one yet; it is made with its first picture. */
  code: z.nullable(z.object({
    shortCode: z.nullable(z.string()), status: z.enum(['active', 'revoked']), revision: z.int(),
    issuedAt: z.string(), orderedAt: z.nullable(z.string()), printedAt: z.nullable(z.string()), putUpAt: z.nullable(z.string()),
    /** Who saw it there, and his photo by a link that ends after ten minutes. */
    putUpBy: z.nullable(z.string()), photo: z.nullable(z.string()),
    firstScannedAt: z.nullable(z.string()),
    /** Told to be lost; it works until it is issued anew. */
    lostAt: z.nullable(z.string()),
    revokedAt: z.nullable(z.string()), reason: z.nullable(z.string()),
  })),
  /** Of the last day and the last seven; different people or addresses of the last day. */
  scans: z.object({ day: z.int(), week: z.int(), people: z.int() }),
  flags: z.array(z.object({ flag: z.enum(keysOf<SignFlag>(SIGN_FLAGS)), count: z.int() })),
  /** The newest of seven days. `mark` tells one stranger from another, and nothing else. */
  recent: z.array(z.object({
    at: z.string(), way: z.enum(keysOf<ScanWay>(SCAN_WAYS)), who: z.enum(keysOf<Scanner>(SCANNERS)), mark: z.string(),
  })),
})
export type SignView = z.infer<typeof SignView>

export const SIGN_API = defineActions('directory', {
  'directory.sign': { zh: '一块牌子：日期、状态和扫码记录', input: z.object(named), output: SignView, errors: [...REFUSED] },
  'directory.reportSign': {
    zh: '登记牌子丢失或找到',
    input: z.object({ requestId, ...named, lost: z.boolean('INPUT_TYPE') }),
    output: z.object({ lostAt: z.nullable(z.string()) }),
    errors: [...REFUSED, 'REQUEST_ID_REUSED'],
  },
  'directory.putUpSign': {
    zh: '登记牌子已经贴好，带照片',
    input: z.object({ requestId, ...named, files: files(1) }),
    output: z.object({ putUpAt: z.string() }),
    errors: [...REFUSED, 'FILE_MISSING', 'FILE_NOT_YOURS', 'REQUEST_ID_REUSED'],
  },
})
