import cloudbase from '@cloudbase/node-sdk'

/** The least a function of CloudBase can be: what every cold start pays for, whatever it does. */
export const main = (): unknown => cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV })
