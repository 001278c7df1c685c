import { isOnThisMachine } from '../data/connection-url'
import { HttpRefusal } from '../gateway/envelope'
import { json, type Route } from '../gateway/http'
import { PATHS } from '../paths'

/** Where psql can look at the data. The URL of a server elsewhere may hold a password that is not ours to show. */
export function databaseRoute(ownerUrl: string): Route {
  return {
    path: `${PATHS.surface}database`,
    methods: ['GET'],
    async handle() {
      if (!isOnThisMachine(ownerUrl)) throw new HttpRefusal(404, 'NOT_HERE')
      return json({ url: ownerUrl })
    },
  }
}
