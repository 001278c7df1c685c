/** Every path the one server answers, and nothing else: the local surface other programs may rely on. */
export const PATHS = {
  page: '/',
  health: '/healthz',
  functions: '/v1/functions/',
  desk: '/desk/',
  surface: '/__emulator/',
  admin: '/admin',
  storage: '/storage/',
  wechat: '/wechat/',
} as const

/** The only address the emulator binds: it holds demonstration identities, so nobody else on the network may reach it. */
export const LOOPBACK = '127.0.0.1'
export const DEFAULT_PORT = 8080
export const DEFAULT_DATA_DIR = '.data'

/** The name of the emulated CloudBase environment, as the SDK sees it. */
export const ENVIRONMENT_ID = 'local-demo'
