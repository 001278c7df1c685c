export type { ActionName, InputOf, OutputOf, Reply, ReplyError } from '@shared/api'

// Not from the contract itself: a value imported from there would carry every schema into the main package; screens take its types only.
export { functionOf } from '@shared/access/functions'
