import * as z from 'zod/mini'
import { personIdOf } from '../_runtime/person-id'
import type { PersonId } from '../../shared/kernel/ids'
import { toInstant, type Instant } from '../../shared/kernel/instant'
import { sha256Base64Url } from '../../shared/kernel/sha256'

/** One thing in a list; fields differ by event. */
const Item = z.looseObject({
  TemplateId: z.optional(z.string()),
  SubscribeStatusString: z.optional(z.string()),
  MsgID: z.optional(z.union([z.string(), z.number()])),
  ErrorCode: z.optional(z.union([z.string(), z.number()])),
})
export type PushItem = z.infer<typeof Item>

/** WeChat's JSON: a list of one is that one object, times are numbers or strings. */
const RawPush = z.looseObject({
  FromUserName: z.string().check(z.minLength(1)),
  CreateTime: z.union([z.number(), z.string().check(z.regex(/^\d+$/))]),
  MsgType: z.literal('event'),
  Event: z.string(),
  List: z.optional(z.union([Item, z.array(Item)])),
  trace_id: z.optional(z.string()),
  errcode: z.optional(z.number()),
  result: z.optional(z.looseObject({ suggest: z.optional(z.string()) })),
})

/** A push in one form. The openid is only used to name the person. */
export interface Push {
  event: string
  personId: PersonId
  at: Instant
  items: readonly PushItem[]
  /** Names one item of one push, the same for a repeat of it. */
  idOf(item: PushItem): string
  media: { traceId: string; suggest: string | null } | null
}

/** Reads a push; null when it is none. */
export function readPush(tenant: string, event: unknown): Push | null {
  const parsed = RawPush.safeParse(event)
  if (!parsed.success) return null
  const raw = parsed.data
  return {
    event: raw.Event,
    personId: personIdOf(tenant, raw.FromUserName),
    at: toInstant(Number(raw.CreateTime) * 1000),
    items: raw.List === undefined ? [] : [raw.List].flat(),
    idOf: ({ TemplateId, MsgID }) => `event:${sha256Base64Url([raw.FromUserName, raw.Event, raw.CreateTime, TemplateId ?? '', MsgID ?? ''].join('|'))}`,
    media: raw.trace_id === undefined ? null : { traceId: raw.trace_id, suggest: raw.result?.suggest ?? null },
  }
}
