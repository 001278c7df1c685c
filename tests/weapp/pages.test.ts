import automator from 'miniprogram-automator'
import type { Emulator } from '../../emulator/emulator'
import { startDemonstration } from '../support/runtime/demonstration'
import type { Program } from '../support/runtime/drive'
import { pause } from '../support/runtime/waiting'
import type { AnnouncementProblem } from '../weapp-runtime/child-messages'
import { launchWeapp, type WeappProcess } from '../weapp-runtime/launch-weapp'
import { readAppJson } from '../weapp-runtime/package-space'
import { ALLOWED_APIS } from './allowed-apis'

const DIST = 'dist/weapp'
/** performance.md. */
const FIRST_SET_DATA_BYTES = 64 * 1024
/** The work of these between them fills every list. */
const ROLES = ['company', 'officer', 'department', 'resident', 'supervisor']
const { pages } = readAppJson(DIST)

/** Until the page has shown the same words for a while. */
async function settle(program: Program): Promise<void> {
  let before = ''
  for (let round = 0; round < 25; round++) {
    await pause(120)
    const root = await (await program.currentPage())?.$('page')
    const words = String(await root?.text())
    if (words === before && words !== '') return
    before = words
  }
}

describe('every page of the built mini-program', () => {
  jest.setTimeout(180_000)
  let emulator: Emulator
  let app: WeappProcess
  let program: Program
  const failures: string[] = []
  const mute: { role: string, page: string, problem: AnnouncementProblem }[] = []

  beforeAll(async () => {
    emulator = await startDemonstration()
    const personas = (await (await fetch(`${emulator.url}/__emulator/personas`)).json()) as { openid: string, role: string }[]
    app = await launchWeapp({ dist: DIST, emulatorUrl: emulator.url, openid: null })
    program = await automator.connect({ wsEndpoint: app.wsEndpoint })
    let at = 'start'
    program.on('console', (entry: { type?: string, args?: unknown[] }) => { if (entry.type === 'error') failures.push(`${at}: ${String(entry.args)}`) })
    program.on('exception', (event: { exception?: { message?: string } }) => { failures.push(`${at}: ${String(event.exception?.message)}`) })
    for (const role of ROLES) {
      const persona = personas.find((candidate) => candidate.role === role)
      if (!persona) throw new Error(`nobody in the district is ${role}`)
      await app.send('become', { openid: persona.openid })
      for (const page of pages) {
        at = `${role} ${page}`
        await program.callWxMethod('reLaunch', { url: `/${page}` })
        await settle(program)
        for (const problem of await app.send('announcements', null)) mute.push({ role, page, problem })
      }
    }
  }, 300_000)

  afterAll(async () => {
    program.disconnect()
    await app.stop()
    await emulator.stop()
  })

  it('opens for every kind of person without an error', () => {
    expect(failures).toEqual([])
  })

  it('gives a role and words to everything that can be pressed', () => {
    expect(mute).toEqual([])
  })

  it('sends at most 64 KB in the first setData', async () => {
    const figures = await app.send('figures', null)
    expect(new Set(figures.map((page) => page.route))).toEqual(new Set(pages))
    expect(figures.filter((page) => page.firstBytes > FIRST_SET_DATA_BYTES)).toEqual([])
  })

  it('calls no API of WeChat beyond the list', async () => {
    const called = await app.send('called', null)
    expect(called).toContain('cloud')
    expect(called.filter((name) => !(name in ALLOWED_APIS))).toEqual([])
  })
})
