import type { ClientConfig } from 'pg'
import * as z from 'zod/mini'
import type { TemplateKey } from '../../shared/flow/notice-words'
import { TEMPLATES } from '../../shared/message/templates'
import { parseWxVersion, type WxVersion } from './wx-version'

/**
 * Configuration of a function, from its environment; read once. Keys are listed oldest first: the last one seals and signs,
 * all of them open and verify. To retire a key, take it out.
 */
export interface Config {
  tenant: string
  /** Key id → 32 bytes or more; verifies printed codes. */
  codeKeys: Readonly<Record<string, Uint8Array>>
  /** Key id → 32 bytes; seals personal data. */
  dataKeys: Readonly<Record<string, Uint8Array>>
  hmacKey: Uint8Array
  /** Where the database is, as the role of the functions; and whether statements may be prepared under a name (not behind every pooler). */
  database: { connection: ClientConfig; prepare: 'named' | 'unnamed' }
  wechat: { appId: string; secret: string; baseUrl: string; version: WxVersion }
  templateIds: Readonly<Record<TemplateKey, string>>
  /** Origin of the page at a desk; null: signing in at a desk is off. */
  deskOrigin: string | null
}

const base64 = (bytes: { min: number; max?: number }) =>
  z.pipe(
    z.string().check(z.regex(/^[A-Za-z0-9+/_-]+={0,2}$/)),
    z.pipe(
      z.transform((text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))),
      z.custom<Uint8Array>((key) => key instanceof Uint8Array && key.length >= bytes.min && key.length <= (bytes.max ?? Infinity), 'wrong key length'),
    ),
  )

const json = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.pipe(z.string(), z.transform((text: string, ctx): unknown => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        ctx.issues.push({ code: 'custom', message: 'not JSON', input: '' })
        return z.NEVER
      }
    })),
    schema,
  )

const keyId = z.string().check(z.regex(/^[a-z]$/))
const templateDefaults = Object.fromEntries(Object.entries(TEMPLATES).map(([key, { id }]) => [key, id])) as Record<TemplateKey, string>

const Environment = z.object({
  TENANT: z.string().check(z.regex(/^[\w-]{1,32}$/)),
  CODE_KEYS: json(z.record(keyId, base64({ min: 32 }))),
  DATA_KEYS: json(z.record(keyId, base64({ min: 32, max: 32 }))),
  HMAC_KEY: base64({ min: 32 }),
  DATABASE_APP_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  PGHOST: z.optional(z.string().check(z.minLength(1))),
  PGPORT: z.optional(z.string().check(z.regex(/^\d{1,5}$/))),
  PGDATABASE: z.optional(z.string().check(z.minLength(1))),
  PGUSER: z.optional(z.string().check(z.minLength(1))),
  PGPASSWORD: z.optional(z.string()),
  PREPARE: z._default(z.enum(['named', 'unnamed']), 'named'),
  WX_APPID: z.string().check(z.minLength(1)),
  WX_SECRET: z.string().check(z.minLength(1)),
  WX_API_BASE: z._default(z.url(), 'https://api.weixin.qq.com'),
  WX_VERSION: z.optional(z.string()),
  // Over plain HTTP only on one's own machine: a cookie that may cross the network in the clear is no proof of anything.
  DESK_ORIGIN: z.optional(z.string().check(z.regex(/^(https:\/\/[a-z0-9.-]+|http:\/\/(127\.0\.0\.1|localhost))(:\d{1,5})?$/))),
  TEMPLATE_IDS: z.optional(json(z.partialRecord(z.enum(Object.keys(TEMPLATES) as [TemplateKey, ...TemplateKey[]]), z.string()))),
})

/** DATABASE_APP_URL, or else PGHOST with its companions. Throws a RangeError when there is neither: the driver would silently try this machine. */
function connectionOf(data: z.infer<typeof Environment>): ClientConfig {
  if (data.DATABASE_APP_URL !== undefined) return { connectionString: data.DATABASE_APP_URL }
  if (data.PGHOST === undefined || data.PGUSER === undefined) throw new RangeError('configuration is wrong or missing: DATABASE_APP_URL, or PGHOST and PGUSER')
  return { host: data.PGHOST, port: Number(data.PGPORT ?? 5432), database: data.PGDATABASE ?? 'mashangban', user: data.PGUSER, ...(data.PGPASSWORD === undefined ? {} : { password: data.PGPASSWORD }) }
}

/** Reads the environment. Throws a RangeError that names the bad variables (never their values). */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    throw new RangeError(`configuration is wrong or missing: ${names.join(', ')}`)
  }
  const { data } = parsed
  return {
    tenant: data.TENANT,
    codeKeys: data.CODE_KEYS,
    dataKeys: data.DATA_KEYS,
    hmacKey: data.HMAC_KEY,
    database: { connection: connectionOf(data), prepare: data.PREPARE },
    wechat: { appId: data.WX_APPID, secret: data.WX_SECRET, baseUrl: data.WX_API_BASE.replace(/\/$/, ''), version: parseWxVersion(data.WX_VERSION) },
    templateIds: { ...templateDefaults, ...data.TEMPLATE_IDS },
    deskOrigin: data.DESK_ORIGIN ?? null,
  }
}
