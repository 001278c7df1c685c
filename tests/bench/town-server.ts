import { serveBench } from './child'
import { startTownServer } from './town'

/** The product under the bench, in a process of its own. */
serveBench((place) => startTownServer(place))
