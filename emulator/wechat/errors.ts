/** WeChat's own answers: HTTP 200, a number and English words. */
const MESSAGES = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40004: 'invalid media type',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43108: 'concurrent send to the same user',
  44002: 'empty post data',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
} as const

export type WechatErrorCode = keyof typeof MESSAGES

/** An interface of the platform refuses: travels to the caller as `{ errcode, errmsg }`. */
export class WechatError extends Error {
  constructor(
    readonly errcode: WechatErrorCode,
    detail?: string,
  ) {
    super(detail === undefined ? MESSAGES[errcode] : `${MESSAGES[errcode]} ${detail}`)
  }
}
