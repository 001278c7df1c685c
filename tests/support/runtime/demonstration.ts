import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fingerprint } from '../../../emulator/build/fingerprint'
import { buildFunctions } from '../../../emulator/build/project'
import { startEmulator, type Emulator } from '../../../emulator/emulator'

const CACHE = path.join(process.cwd(), '.cache')

/** Wednesday 2026-11-25, 15:00 China time: every journey begins on the same working afternoon, whatever day it is outside. */
const AFTERNOON = Date.parse('2026-11-25T07:00:00.000Z')

/** A private emulator with the demonstration district; `stop` also removes its data. The page is whatever `dist/h5` holds. */
export async function startDemonstration(): Promise<Emulator> {
  await buildFunctions()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'msb-demo-'))
  await cp(await seededData(), dataDir, { recursive: true })
  const emulator = await startEmulator({ port: 0, dataDir, quiet: true, startsAt: AFTERNOON })
  return {
    ...emulator,
    stop: async () => {
      await emulator.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Data of a freshly seeded district, made once per state of the sources and then copied: seeding goes through the real functions and takes its time. */
async function seededData(): Promise<string> {
  const sources = await fingerprint(process.cwd(), ['shared', 'cloudfunctions', 'emulator', 'package-lock.json'])
  const ready = path.join(CACHE, `seed-${AFTERNOON}-${sources.slice(0, 16)}`)
  if (existsSync(ready)) return ready
  await mkdir(CACHE, { recursive: true })
  await removeOthers(path.basename(ready))
  const draft = await mkdtemp(path.join(CACHE, 'seeding-'))
  const emulator = await startEmulator({ port: 0, dataDir: draft, seed: true, quiet: true, startsAt: AFTERNOON })
  await emulator.stop()
  await rename(draft, ready).catch(async (cause: unknown) => {
    // Another worker was quicker; its copy is as good.
    if (!existsSync(ready)) throw cause
    await rm(draft, { recursive: true, force: true })
  })
  return ready
}

/** Those made from older sources. */
async function removeOthers(current: string): Promise<void> {
  const old = (await readdir(CACHE)).filter((name) => /^seed-\d/.test(name) && name !== current)
  await Promise.all(old.map((name) => rm(path.join(CACHE, name), { recursive: true, force: true })))
}
