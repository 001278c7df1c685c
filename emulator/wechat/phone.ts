import { createHash, randomBytes } from 'node:crypto'
import { APP_ID } from '../environment'
import { WechatError } from './errors'

const LIFE_MS = 300_000

export interface Phones {
  /** What `<button open-type="getPhoneNumber">` hands to the page: a code for one use within five minutes. */
  mint(openid: string, phone?: string): string
  /** `/wxa/business/getuserphonenumber`. An openid, if given, must be the one the code was made for. */
  redeem(body: Record<string, unknown>): Record<string, unknown>
}

/** Phone numbers by one-time code. `phoneOf` knows the phones of seeded people; everybody else has a made-up one. */
export function createPhones(now: () => number, phoneOf: (openid: string) => string | undefined): Phones {
  const codes = new Map<string, { openid: string; phone: string; expires: number }>()
  return {
    mint(openid, phone) {
      const code = randomBytes(32).toString('hex')
      codes.set(code, { openid, phone: phone ?? phoneOf(openid) ?? madeUp(openid), expires: now() + LIFE_MS })
      return code
    },
    redeem({ code, openid }) {
      const found = typeof code === 'string' ? codes.get(code) : undefined
      if (!found || found.expires <= now() || (openid !== undefined && openid !== found.openid)) throw new WechatError(40029)
      codes.delete(code as string)
      return {
        errcode: 0,
        errmsg: 'ok',
        phone_info: {
          phoneNumber: found.phone,
          purePhoneNumber: found.phone,
          countryCode: '86',
          watermark: { timestamp: Math.floor(now() / 1000), appid: APP_ID },
        },
      }
    },
  }
}

/** 1990000xxxx, the same for the same person: a form no carrier has given out to anybody. */
function madeUp(openid: string): string {
  const number = createHash('sha256').update(openid).digest().readUInt32BE(0) % 10_000
  return `1990000${String(number).padStart(4, '0')}`
}
