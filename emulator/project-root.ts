import { fileURLToPath } from 'node:url'

/** The folder that holds package.json: everything the emulator builds or serves is found from here, whatever the working directory. */
export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url))
