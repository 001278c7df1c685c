import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { launchRuntime } from '../support/runtime/launch'
import type { Runtime } from '../support/runtime/runtime'
import { districtOf } from './district'
import { WATER_HEAD, WATER_MEMBER } from '../support/townspeople'

const NOTE = '我已经联系了供水公司'
const WHY = '管道归街道维护'

describeOnEachRuntime('两个人同时办一件', (runtime, emulator) => {
  let other: Runtime | undefined
  let caseId = ''
  const colleague = (): Runtime => {
    if (!other) throw new Error('the second phone is not there')
    return other
  }
  const fileForWater = (): Promise<string> => districtOf(emulator()).file('厂里的水管爆了。车间进水，正在排。', { matter: 'water' })
  const openOnBoth = async (): Promise<void> => {
    for (const phone of [runtime(), colleague()]) {
      await phone.open(`/officer/case/index?id=${caseId}`)
      await phone.waitFor('.t-trail')
    }
  }

  beforeAll(async () => {
    other = launchRuntime(runtime().name, { url: emulator().url, openid: WATER_MEMBER })
    await runtime().become(WATER_HEAD)
  }, 120_000)
  afterAll(() => other?.stop())

  it('keeps the words of a form when a colleague was faster, and says what he did', async () => {
    caseId = await fileForWater()
    await openOnBoth()
    await runtime().tap('.t-more-acts')
    await runtime().tap('.t-action-return')
    await runtime().type('.t-act-text', WHY)
    await colleague().tap('.t-claim')
    await colleague().waitFor('您认领，开始办理')
    await runtime().tap('.t-act-submit')
    await runtime().waitFor('.t-newer-entry')
    expect(await runtime().text('.t-newer-entry')).toContain('柳溪认领，开始办理')
    expect(await runtime().text('.t-act-form')).toContain(`${[...WHY].length} / 500`)
  })

  it('lets one claim; the other reads who was faster', async () => {
    caseId = await fileForWater()
    await openOnBoth()
    await colleague().tap('.t-claim')
    await colleague().waitFor('您认领，开始办理')
    await runtime().tap('.t-claim')
    await runtime().waitFor('.t-newer-entry')
    expect(await runtime().text('.t-newer-entry')).toContain('柳溪认领，开始办理')
    expect(await runtime().has('.t-claim')).toBe(false)
    const { holder } = await districtOf(emulator()).as(WATER_HEAD, 'case.get', { caseId })
    expect(holder.handlerName).toBe('柳溪')
  })

  it('keeps a note that is being written while the other answers, and takes it at the next tap', async () => {
    await openOnBoth()
    await runtime().type('.t-note-text', NOTE)
    await colleague().tap('.t-more-acts')
    await colleague().tap('.t-act-answer')
    await colleague().tap('.t-chip-solved')
    await colleague().type('.t-act-text', '水管已经换好，可以开工了。')
    await colleague().tap('.t-act-submit')
    await colleague().waitFor('您答复：已经解决')
    await runtime().tap('.t-note-submit')
    await runtime().waitFor('.t-newer-entry')
    expect(await runtime().text('.t-newer-entry')).toContain('柳溪答复：已经解决')
    await runtime().tap('.t-note-submit')
    await runtime().waitFor(`您记录了进展`)
    const { trail } = await districtOf(emulator()).as(WATER_HEAD, 'case.get', { caseId })
    expect(trail.filter((entry) => entry.text === NOTE)).toHaveLength(1)
  })

  it('lets a note of the company pass: nobody has to press again', async () => {
    const district = districtOf(emulator())
    await district.act('demo-owner-1', 'case.reopen', caseId, { text: '又漏了一处' })
    await openOnBoth()
    await district.act('demo-owner-1', 'case.note', caseId, { text: '漏的是二楼' })
    await colleague().type('.t-note-text', '明早过来看二楼')
    await colleague().tap('.t-note-submit')
    await colleague().waitFor('明早过来看二楼')
    await colleague().waitFor('漏的是二楼')
    for (const phone of [runtime(), colleague()]) expect(await phone.errors()).toEqual([])
  })
})
