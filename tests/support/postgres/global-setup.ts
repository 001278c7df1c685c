import { prepare } from './prepare'
import { runTestServer } from './run-server'

/** jest runs this once for each project, all in the process that starts the workers; they inherit the variable it sets. */
export default (): Promise<void> => runTestServer(prepare)
