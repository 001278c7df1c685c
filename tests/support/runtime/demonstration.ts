import type { Emulator } from '../../../emulator/emulator'
import { startOnClone } from '../emulator-on-clone'
import { AFTERNOON, demonstrationTemplate } from '../seeded-templates'

/** A private emulator with the demonstration district, seeded once per run and cloned. The page is whatever `dist/h5` holds. */
export const startDemonstration = async (): Promise<Emulator> => startOnClone(await demonstrationTemplate(), { startsAt: AFTERNOON })
