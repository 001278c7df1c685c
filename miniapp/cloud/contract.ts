import type { ActionName } from '@shared/api'

export type { ActionName, InputOf, OutputOf, Reply, ReplyError } from '@shared/api'

/**
 * The cloud function that answers an action: the part before the dot. The same rule as `functionOf` of the contract, written here
 * because importing a value from there would carry every schema into the main package; screens take its types only.
 */
export const functionOf = (action: ActionName): string => action.slice(0, action.indexOf('.'))
