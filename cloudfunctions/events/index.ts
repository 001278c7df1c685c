import { wire } from '../_adapters/wire'
import { receive } from './receive'

/** Message pushes of WeChat. Clients can't call it: the security rule says so, and the function looks at the source as well. */
export const main = (event: unknown, context: unknown) => receive(event, context, wire)
