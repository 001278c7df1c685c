import { keptPhone } from '../../../shared/kernel/phone'
import { err, ok } from '../../../shared/kernel/result'
import { truncateCodePoints } from '../../../shared/kernel/code-points'
import type { CheckOutcome, WeChat } from '../../_ports/wechat'
import { envVersion, miniprogramState, type WxVersion } from '../../_runtime/wx-version'
import { createWechatApi, type WechatAnswer } from './api'
import { sendOutcome } from './send-outcome'

/** getuserphonenumber: used or expired code, code of another person. */
const PHONE_CODE_REFUSED: readonly number[] = [40029, 40003, 40013]
/** msg_sec_check takes so many characters. */
const CHECKED_CHARACTERS = 2500
const IMAGE = 2

/** WeChat's server interfaces over HTTPS; the base URL comes from the environment. */
export function createWeChat(config: { appId: string; secret: string; baseUrl: string; version: WxVersion }): WeChat {
  const api = createWechatApi(config)
  return {
    async phoneNumber(code, openid) {
      const answer = await api.post('/wxa/business/getuserphonenumber', { code, openid })
      if (answer.kind !== 'json') return err('unavailable' as const)
      if (PHONE_CODE_REFUSED.includes(answer.errcode)) return err('invalid' as const)
      const [number, country] = ['purePhoneNumber', 'countryCode'].map((name) => field(answer.body['phone_info'], name))
      return answer.errcode === 0 && typeof number === 'string' ? ok(keptPhone(country === undefined || country === '86' ? number : `+${String(country)}${number}`)) : err('unavailable' as const)
    },
    async sendSubscribe({ touser, templateId, page, data }) {
      return sendOutcome(await api.post('/cgi-bin/message/subscribe/send', { touser, template_id: templateId, page, data, miniprogram_state: miniprogramState(config.version), lang: 'zh_CN' }))
    },
    async codeImage(scene, page) {
      // check_path: false lets a code be printed before the page is in a released version.
      const answer = await api.post('/wxa/getwxacodeunlimit', { scene, page, check_path: false, env_version: envVersion(config.version) })
      return answer.kind === 'bytes' ? ok(answer.bytes) : err('unavailable' as const)
    },
    async checkText(text, openid, scene) {
      const content = truncateCodePoints(text, CHECKED_CHARACTERS)
      return content === '' ? 'pass' : suggestion(await api.post('/wxa/msg_sec_check', { content, openid, scene, version: 2 }))
    },
    async checkMedia(url, openid, scene) {
      const answer = await api.post('/wxa/media_check_async', { media_url: url, media_type: IMAGE, openid, scene, version: 2 })
      const traceId = answer.kind === 'json' && answer.errcode === 0 ? answer.body['trace_id'] : null
      return typeof traceId === 'string' ? { traceId } : null
    },
  }
}

function suggestion(answer: WechatAnswer): CheckOutcome {
  if (answer.kind !== 'json' || answer.errcode !== 0) return 'unchecked'
  const suggest = field(answer.body['result'], 'suggest')
  return suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? suggest : 'unchecked'
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
