/**
 * Every cloud function, one row each: who may call it, how long it may run (seconds), how much memory it has (MB),
 * and what drives it. Read by the emulator's host and by the deploy script, so both run the same thing.
 *
 * A function that clients must never call is a function of its own, because CloudBase grants per function name only
 * (`clients: false` becomes the security rule `false`).
 */
export interface FunctionDeclaration {
  /** May a mini-program or a browser call it? */
  clients: boolean
  timeoutSeconds: number
  memoryMb: number
  /** 7-field cron, evaluated in UTC+8, e.g. every minute. */
  timer?: string
  /** WeChat pushes (MsgType/Event) delivered to this function. */
  events?: readonly string[]
  /** Path of the page's domain under which a browser reaches it, without a sign-in of the platform's. */
  http?: string
  /** Upper bound of its bundle, bytes (design: on the path of a tap ≤ 1.5 MB, timer ≤ 2 MB). */
  bundleLimit: number
}

export const FUNCTIONS = {
  directory: { clients: true, timeoutSeconds: 10, memoryMb: 256, bundleLimit: 1_500_000 },
  case: { clients: true, timeoutSeconds: 10, memoryMb: 256, bundleLimit: 1_500_000 },
  rating: { clients: true, timeoutSeconds: 10, memoryMb: 256, bundleLimit: 1_500_000 },
  register: { clients: true, timeoutSeconds: 10, memoryMb: 256, bundleLimit: 1_500_000 },
  settings: { clients: true, timeoutSeconds: 10, memoryMb: 256, bundleLimit: 1_500_000 },
  // Reading a sheet of a city into the stage is one run.
  import: { clients: true, timeoutSeconds: 300, memoryMb: 512, timer: '20 * * * * * *', bundleLimit: 5_000_000 },
  // Signs of a city are some runs; fonts lie beside its bundle.
  print: { clients: true, timeoutSeconds: 300, memoryMb: 512, timer: '40 * * * * * *', bundleLimit: 5_000_000 },
  // A sheet is given back from a desk too, an import worked on for some seconds, and a sample of signs drawn.
  desk: { clients: true, timeoutSeconds: 60, memoryMb: 512, http: '/desk', bundleLimit: 3_000_000 },
  timer: { clients: false, timeoutSeconds: 60, memoryMb: 256, timer: '0 * * * * * *', bundleLimit: 2_000_000 },
  events: { clients: false, timeoutSeconds: 10, memoryMb: 256, events: ['subscribe_msg_event', 'wxa_media_check'], bundleLimit: 1_500_000 },
} as const satisfies Record<string, FunctionDeclaration>

export type FunctionName = keyof typeof FUNCTIONS
