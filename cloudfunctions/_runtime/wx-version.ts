/** Which published state of the mini-program messages and codes lead to: the released one, the trial one, or a developer's. */
export const WX_VERSIONS = ['formal', 'trial', 'develop'] as const
export type WxVersion = (typeof WX_VERSIONS)[number]

/** Reads `WX_VERSION`; absent or empty is `formal`. Anything else throws a RangeError that names the variable and what it may be. */
export function parseWxVersion(text: string | undefined): WxVersion {
  if (text === undefined || text === '') return 'formal'
  const version = WX_VERSIONS.find((each) => each === text)
  if (!version) throw new RangeError(`WX_VERSION is not one of ${WX_VERSIONS.join(', ')}`)
  return version
}

// WeChat has two vocabularies for the same three states: messages say developer, codes say release and develop.
const MESSAGE_WORDS = { formal: 'formal', trial: 'trial', develop: 'developer' } as const satisfies Record<WxVersion, string>
const CODE_WORDS = { formal: 'release', trial: 'trial', develop: 'develop' } as const satisfies Record<WxVersion, string>

/** The `miniprogram_state` of subscribeMessage.send. */
export const miniprogramState = (version: WxVersion): (typeof MESSAGE_WORDS)[WxVersion] => MESSAGE_WORDS[version]

/** The `env_version` of getwxacodeunlimit. */
export const envVersion = (version: WxVersion): (typeof CODE_WORDS)[WxVersion] => CODE_WORDS[version]
