import * as z from 'zod/mini'
import { TEMPLATES, type TemplateKey } from '../../shared/notice/templates'

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
  wechat: { appId: string; secret: string; baseUrl: string }
  templateIds: Readonly<Record<TemplateKey, string>>
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
  WX_APPID: z.string().check(z.minLength(1)),
  WX_SECRET: z.string().check(z.minLength(1)),
  WX_API_BASE: z._default(z.url(), 'https://api.weixin.qq.com'),
  TEMPLATE_IDS: z.optional(json(z.partialRecord(z.enum(Object.keys(TEMPLATES) as [TemplateKey, ...TemplateKey[]]), z.string()))),
})

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
    wechat: { appId: data.WX_APPID, secret: data.WX_SECRET, baseUrl: data.WX_API_BASE.replace(/\/$/, '') },
    templateIds: { ...templateDefaults, ...data.TEMPLATE_IDS },
  }
}
