import cloudbase from '@cloudbase/node-sdk'

/** The one connection of an instance. Locally the same code is pointed at the emulator by the environment alone. */
export const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true, timeout: 5000 })
export const db = app.database()
