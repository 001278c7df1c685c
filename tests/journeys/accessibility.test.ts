import type { Emulator } from '../../emulator/emulator'
import { axeViolations } from '../support/browser/axe'
import { openEveryPage, type PageVisit, type VisitOptions } from '../support/browser/open-every-page'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { readAppJson } from '../weapp-runtime/package-space'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'
import { DISPATCHER, OFFICER, OWNER, RESIDENT, SUPERVISOR, VISITOR, WATER_MEMBER } from './people'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1440, height: 900 }

interface Visit extends PageVisit {
  /** What stands there when the page has arrived. */
  readonly shows: string
}

const drawn = chosenRuntimes().includes('h5') ? describe : describe.skip

drawn('无障碍 (h5)', () => {
  jest.setTimeout(240_000)
  let emulator: Emulator
  let visits: Visit[]

  beforeAll(async () => {
    emulator = await startDemonstration()
    const district = districtOf(emulator)
    const open = await district.file('门口的路灯不亮了，晚上进货看不见。')
    await district.act(OFFICER, 'case.accept', open)
    await district.act(OFFICER, 'case.note', open, { text: '先问路灯所', visibility: 'internal' })
    const answered = await district.file('办公楼的消防栓没有水。')
    await district.act(OFFICER, 'case.accept', answered)
    await district.act(OFFICER, 'case.answer', answered, { text: '阀门已经打开，水压正常。', result: 'solved' })
    const closed = await district.file('门口的公交站牌倒了。')
    await district.act(OFFICER, 'case.accept', closed)
    await district.act(OFFICER, 'case.answer', closed, { text: '站牌已经扶正。', result: 'solved' })
    await district.act(OWNER, 'case.confirm', closed)
    await district.minutePasses()
    visits = [
      { path: '/pages/home/index', openid: null, shows: '.t-short-code' },
      { path: await district.scan('forged'), openid: null, shows: '.t-bad-code-CODE_FORGED' },
      { path: await district.scan('revoked'), openid: null, shows: '.t-bad-code-CODE_REVOKED' },
      { path: await district.scanSlip(open), openid: null, shows: '.t-case-progress' },
      { path: '/pages/home/index', openid: RESIDENT, shows: '.t-short-code' },
      { path: await district.scan('window'), openid: RESIDENT, shows: '.t-window' },
      { path: await district.scan('company'), openid: VISITOR, shows: '.t-not-bound' },
      { path: await district.scan('company'), openid: OWNER, shows: '.t-code-valid' },
      { path: '/pages/home/index', openid: OWNER, shows: '.t-open-cases' },
      { path: '/pages/cases/index', openid: OWNER, shows: '.t-case-list' },
      { path: '/pages/inbox/index', openid: OWNER, shows: '.t-message-row' },
      { path: '/pages/me/index', openid: OWNER, shows: '.t-me' },
      { path: '/pages/me/privacy/index', openid: OWNER, shows: '.t-privacy-guide' },
      { path: '/company/file/index?companyId=company-1', openid: OWNER, shows: '.t-contact' },
      { path: '/company/code/index?companyId=company-1', openid: OWNER, shows: '.t-code' },
      { path: `/company/case/index?id=${open}`, openid: OWNER, shows: '.t-deadline' },
      { path: `/company/case/index?id=${answered}`, openid: OWNER, shows: '.t-answer' },
      { path: `/company/rate/index?id=${closed}`, openid: OWNER, shows: '.t-faces' },
      { path: '/pages/home/index', openid: WATER_MEMBER, shows: '.t-case-row' },
      { path: '/pages/me/index', openid: OFFICER, shows: '.t-leave' },
      { path: `/officer/case/index?id=${open}`, openid: OFFICER, shows: '.t-composer' },
      { path: '/board/index', openid: DISPATCHER, shows: '.t-figure-unowned' },
      { path: '/board/cases/index', openid: SUPERVISOR, shows: '.t-case-table' },
    ]
  }, 120_000)

  afterAll(async () => {
    await closeSharedBrowser()
    await emulator.stop()
  })

  it('looks at every page that can be opened', () => {
    const looked = new Set(visits.map(({ path }) => (path.split('?')[0] ?? '').slice(1)))
    // The page of a window's code is the one that rates it.
    expect([...looked, 'resident/rate/index'].sort()).toEqual([...readAppJson('dist/weapp').pages].sort())
  })

  const seriousOn = async (options: Pick<VisitOptions, 'viewport' | 'storage'>): Promise<unknown[]> => {
    const found = await openEveryPage(visits, { browser: await sharedBrowser(), url: emulator.url, ...options }, async (page, visit) => {
      await page.locator(visits.find((one) => one === visit)?.shows ?? 'body').last().waitFor()
      return axeViolations(page)
    })
    return found.filter(({ seen }) => seen.length > 0).map(({ visit: { path, openid }, seen }) => ({ path, openid, seen }))
  }

  it('finds nothing serious on a phone', async () => {
    expect(await seriousOn({ viewport: PHONE })).toEqual([])
  })

  it('finds nothing serious at a desk', async () => {
    expect(await seriousOn({ viewport: DESK })).toEqual([])
  })

  it('finds nothing serious in 长辈版', async () => {
    const people = new Set(visits.map(({ openid }) => openid).filter((openid) => openid !== null))
    for (const openid of people) await districtOf(emulator).as(openid, 'directory.setElder', { elder: true })
    expect(await seriousOn({ viewport: PHONE, storage: { 'msb.elder': 'true' } })).toEqual([])
  })
})
