/** Names by which a browser is told to its owner, the more particular first: most browsers also say the names of those below. */
const BROWSERS = [[/MicroMessenger/, '微信'], [/360SE|360EE|QIHU/i, '360 浏览器'], [/QQBrowser/, 'QQ 浏览器'], [/Edg/, 'Edge'], [/Firefox/, 'Firefox'], [/Chrome/, 'Chrome'], [/Safari/, 'Safari']] as const
const SYSTEMS = [[/Windows/, 'Windows'], [/Android/, '安卓手机'], [/iPhone|iPad/, '苹果手机'], [/Mac OS X/, 'Mac'], [/Linux|UOS|Kylin/, 'Linux']] as const

const named = (names: readonly (readonly [RegExp, string])[], text: string, other: string): string => names.find(([pattern]) => pattern.test(text))?.[1] ?? other

/** `Chrome · Windows`, from a User-Agent header. Whoever asks can write anything there, so it is words of ours and never his. */
export const browserWords = (userAgent: string): string => `${named(BROWSERS, userAgent, '其他浏览器')} · ${named(SYSTEMS, userAgent, '其他系统')}`
