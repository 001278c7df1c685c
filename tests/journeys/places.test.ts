import { MINUTE_MS } from '../../shared/kernel/instant'
import { launchRuntime } from '../support/runtime/launch'
import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import type { Runtime } from '../support/runtime/runtime'
import { ADMIN, CITY_ADMIN } from '../support/townspeople'
import { districtOf } from './district'

const DISTRICT = '370613'
/** 初家街道, with companies, a station and its people. */
const STREET = '370613002'
/** Of the hand-filled fields of a new official. */
const MEMBER = { name: '新来的周同', phone: '13900008888' }

describeOnEachRuntime('区域、单位、窗口和人员', (runtime, emulator) => {
  let other: Runtime | undefined
  const as: ReturnType<typeof districtOf>['as'] = (openid, action, input) => districtOf(emulator()).as(openid, action, input)
  const idOf = async (of: 'unit' | 'office', search: string): Promise<string> => (await as(ADMIN, 'register.things', { of, areaId: DISTRICT, search })).items[0]?.id ?? ''
  const areaBelow = async (areaId: string, name: string): Promise<string> => (await as(ADMIN, 'register.tree', { areaId })).below.find((row) => row.name === name)?.id ?? ''
  const thing = (of: 'area' | 'unit' | 'office', id: string) => as(ADMIN, 'register.thing', { of, id })
  /** Fills what is asked for of a new thing and saves it: it ends at its own page. */
  const enter = async (of: string, words: Readonly<Record<string, string>>): Promise<void> => {
    const phone = runtime()
    await phone.waitFor(`.t-${of}-form`)
    for (const [field, value] of Object.entries(words)) await phone.type(`.t-${of}-${field}`, value)
    await phone.tap('.t-save')
    await phone.waitFor('.t-thing-name', 20_000)
    await phone.settled()
  }
  const openArea = async (id: string, tab: string): Promise<void> => {
    await runtime().open(`/admin/places/index?id=${id}`)
    await runtime().waitFor('.t-area-panel')
    await runtime().tap(`.t-segment-${tab}`)
    await runtime().waitFor(`.t-add-${tab}`)
  }
  /** A move goes through what lies there twice, a minute apart. */
  const follows = async (): Promise<void> => {
    for (let minute = 0; minute < 2; minute++) {
      await districtOf(emulator()).minutePasses()
      await emulator().clock.moveTo(emulator().clock.now() + MINUTE_MS)
    }
    await districtOf(emulator()).minutePasses()
  }
  let street = ''
  let grid = ''
  let unit = ''
  let office = ''

  afterAll(() => other?.stop())

  it('a street is added below the district, and a grid below the street', async () => {
    const phone = runtime()
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-decisions')
    await phone.tap('.t-to-places')
    await phone.waitFor('.t-area-row')
    await phone.tap('.t-add-area')
    await phone.waitFor('.t-area-form')
    await phone.tap('.t-save')
    await phone.waitFor('请填区域名称')
    await enter('area', { name: '云澜新街道' })
    street = await areaBelow(DISTRICT, '云澜新街道')
    expect(await thing('area', street)).toMatchObject({ name: '云澜新街道', level: 'street', parent: { id: DISTRICT } })
    await phone.tap('.t-open-area')
    await phone.waitFor('.t-area-panel')
    expect(await phone.text('.t-above')).toContain('莱山区')
    await phone.tap('.t-segment-area')
    await phone.waitFor('下面还没有区域')
    await phone.tap('.t-add-area')
    await phone.waitFor('.t-area-form')
    await phone.tap('.t-chip-grid')
    await enter('area', { name: '第九网格' })
    grid = await areaBelow(street, '第九网格')
    expect(await thing('area', grid)).toMatchObject({ level: 'grid', parent: { id: street } })
  })

  it('it is renamed, and its page tells by whom; another of that name beside it is refused at its field', async () => {
    const phone = runtime()
    await phone.tap('.t-correct')
    await phone.waitFor('.t-area-form')
    await phone.type('.t-area-name', '云澜第一网格')
    await phone.tap('.t-save')
    await phone.waitGone('.t-area-form')
    await phone.waitFor('.t-change')
    await phone.waitFor('云澜第一网格')
    await phone.settled()
    expect(await phone.text('.t-changes')).toMatch(/第九网格.*云澜第一网格/)
    expect(await phone.text('.t-changes')).toContain('孙管')
    await openArea(street, 'area')
    await phone.tap('.t-add-area')
    await phone.waitFor('.t-area-form')
    await phone.tap('.t-chip-grid')
    await phone.type('.t-area-name', '云澜第一网格')
    await phone.tap('.t-save')
    await phone.waitFor('这里已经有同名的')
  })

  it('moved: where to is chosen level by level, the numbers come first, and nothing is done before the second tap', async () => {
    const phone = runtime()
    await phone.open(`/admin/thing/index?of=area&id=${grid}`)
    await phone.waitFor('.t-move')
    await phone.tap('.t-move')
    await phone.waitFor('.t-area-below')
    await phone.tapText('初家街道', '.t-area-below')
    await phone.waitFor('就选这里')
    await phone.settled()
    await phone.tap('.t-take-area')
    await phone.waitFor('.t-touched')
    expect(await phone.text('.t-touched')).toContain('移到初家街道：里面没有企业，也没有在办诉求')
    expect(await thing('area', grid)).toMatchObject({ parent: { id: street } })
    await phone.tap('.t-reshape-submit')
    await phone.waitFor('已移到初家街道')
    expect(await thing('area', grid)).toMatchObject({ parent: { id: STREET }, moving: true })
    await follows()
    expect(await thing('area', grid)).toMatchObject({ moving: false })
  })

  it('an area in use is not closed: what is in the way is said, with the way there; an empty one is, and opened again', async () => {
    const phone = runtime()
    await openArea(STREET, 'area')
    await phone.tap('.t-close')
    await phone.waitFor('现在还不能撤销')
    expect(await phone.text()).toContain('还有在用的')
    await phone.tap('#dialog-ok')
    await phone.waitGone('现在还不能撤销')
    await phone.open(`/admin/thing/index?of=area&id=${street}`)
    await phone.waitFor('.t-close')
    await phone.tap('.t-close')
    await phone.waitFor('撤销区域“云澜新街道”？')
    await phone.tap('#dialog-ok')
    await phone.waitFor('.t-reopen')
    expect(await thing('area', street)).toMatchObject({ state: 'closed' })
    await openArea(DISTRICT, 'area')
    expect(await phone.text('.t-areas-below')).not.toContain('云澜新街道')
    await phone.tap('.t-closed-areas')
    await phone.waitFor('云澜新街道')
    await phone.open(`/admin/thing/index?of=area&id=${street}`)
    await phone.waitFor('.t-reopen')
    await phone.tap('.t-reopen')
    await phone.waitFor('.t-close')
    expect(await thing('area', street)).toMatchObject({ state: 'open' })
  })

  it('a unit with a member who has not signed in yet, and a window of it', async () => {
    const phone = runtime()
    await openArea(street, 'unit')
    await phone.tap('.t-add-unit')
    await phone.waitFor('.t-unit-form')
    await phone.tap('.t-chip-station')
    await enter('unit', { name: '云澜新企业服务站', phone: '0535-1234567' })
    unit = await idOf('unit', '云澜新企业服务站')
    await phone.waitFor('没有人的单位收不到诉求')
    await phone.tap('.t-add-member')
    await enter('office', MEMBER)
    office = await idOf('office', MEMBER.phone)
    expect(await phone.text()).toContain('还没登录过')
    expect(await phone.text()).not.toContain(MEMBER.phone)
    expect(await thing('office', office)).toMatchObject({ role: 'department', unitId: unit, areaId: street, joined: false })
    await openArea(street, 'window')
    await phone.tap('.t-add-window')
    await phone.waitFor('.t-window-form')
    await phone.search('#unit-search', '云澜新')
    await phone.waitFor('服务站，云澜新街道，1 人')
    await phone.tap('.t-target-row')
    await enter('window', { hallName: '云澜新大厅', number: '3', name: '企业开办' })
    expect(await phone.text('.t-thing-facts')).toMatch(/云澜新大厅.*云澜新企业服务站/)
  })

  it('people are found by a whole number, never by what is shown of it', async () => {
    const phone = runtime()
    await phone.open('/admin/people/index')
    await phone.waitFor('.t-office-row')
    await phone.search('#office-search', MEMBER.phone)
    await phone.waitFor(MEMBER.name)
    expect(await phone.text()).toContain('还没登录过')
  })

  it('a station goes into another, with its people: seen in numbers first', async () => {
    const phone = runtime()
    await phone.open(`/admin/thing/index?of=unit&id=${unit}`)
    await phone.waitFor('.t-mergeUnit')
    await phone.tap('.t-mergeUnit')
    await phone.waitFor('.t-target-row')
    await phone.search('#unit-search', '初家街道企业服务站')
    await phone.waitGone('区水务局')
    await phone.settled()
    await phone.tap('.t-target-row')
    await phone.waitFor('.t-touched')
    expect(await phone.text('.t-touched')).toContain('并入初家街道企业服务站：1 个窗口、1 名工作人员跟着走，办结的随后整理')
    await phone.tap('.t-reshape-submit')
    await phone.waitFor('已提出，等另一位管理员确认')
    await phone.waitFor('.t-merging')
    expect(await phone.has('.t-mergeUnit')).toBe(false)
    expect(await thing('unit', unit)).toMatchObject({ state: 'open', people: 1 })
    // Not he who proposed it.
    await phone.tap('.t-go-merge')
    await phone.waitFor('.t-merge-withdraw')
    expect(await phone.has('.t-merge-confirm')).toBe(false)
    await phone.become(CITY_ADMIN)
    await phone.open('/admin/decisions/index')
    await phone.waitFor('合并要第二个人确认')
    await phone.tapText('合并要第二个人确认：云澜新企业服务站并入初家街道企业服务站', '.t-decision')
    await phone.waitFor('.t-merge-confirm')
    expect(await phone.text('.t-merge-facts')).toContain('1 个窗口、1 名工作人员')
    await phone.tap('.t-merge-confirm')
    await phone.waitFor('不能再分开')
    await phone.tap('#dialog-ok')
    await phone.waitFor('已合并')
    await phone.become(ADMIN)
    await follows()
    expect(await thing('unit', unit)).toMatchObject({ state: 'closed', people: 0, mergedInto: { name: '初家街道企业服务站' } })
    await phone.open(`/admin/thing/index?of=unit&id=${unit}`)
    await phone.waitFor('并入')
    await phone.settled()
    expect(await phone.has('.t-reopen')).toBe(false)
  })

  it('an office ends; one with work left is not ended, and his companies are one tap away', async () => {
    const phone = runtime()
    await phone.open(`/admin/thing/index?of=office&id=${encodeURIComponent(await idOf('office', MEMBER.phone))}`)
    await phone.waitFor('.t-close')
    await phone.tap('.t-close')
    await phone.waitFor(`结束${MEMBER.name}的这个职务？`)
    await phone.tap('#dialog-ok')
    await phone.waitFor('已结束')
    expect((await as(ADMIN, 'register.things', { of: 'office', areaId: DISTRICT, search: MEMBER.phone })).items).toEqual([])
    await phone.open(`/admin/thing/index?of=office&id=${encodeURIComponent(await idOf('office', '林知远'))}`)
    await phone.waitFor('.t-close')
    await phone.tap('.t-close')
    await phone.waitFor('现在还不能结束')
    expect(await phone.text()).toMatch(/他名下还有 \d+ 家企业/)
    await phone.tap('#dialog-other')
    await phone.waitFor('.t-company-row')
    expect(await phone.path()).toBe('admin/companies/index')
  })

  it('two administrators at one unit: what the second left alone becomes what the first wrote', async () => {
    const phone = runtime()
    const station = `unit-station-${STREET}`
    other = launchRuntime(phone.name, { url: emulator().url, openid: CITY_ADMIN })
    for (const each of [phone, other]) {
      await each.open(`/admin/enter/index?of=unit&id=${station}`)
      await each.waitFor('.t-unit-form')
    }
    await phone.type('.t-unit-phone', '0535-7654321')
    await other.type('.t-unit-name', '初家街道亲企服务站')
    await other.tap('.t-save')
    await other.waitGone('.t-unit-form')
    await phone.tap('.t-save')
    await phone.waitFor('.t-changed-meanwhile')
    expect(await phone.text('.t-changed-meanwhile')).toContain('初家街道亲企服务站')
    await phone.tap('.t-save')
    await phone.waitGone('.t-unit-form')
    expect(await thing('unit', station)).toMatchObject({ name: '初家街道亲企服务站', phone: '0535-7654321' })
    expect(await phone.errors()).toEqual([])
  })
})
