import { stopTestServer } from './run-server'

/** jest runs this once for each project, after all tests of all of them. */
export default stopTestServer
