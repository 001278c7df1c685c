import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { DISPATCHER, INTEGRITY_MEMBER, OWNER } from '../support/townspeople'
import { districtOf } from './district'

const TITLE = '分办员苏映拖着三件诉求不分办'
const TEXT = `${TITLE}。请查一查。`

describeOnEachRuntime('投诉分办员本人', (runtime, emulator) => {
  let caseId = ''

  it('finds his name in the words and offers to go round him', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.open('/company/file/index?companyId=company-1')
    await phone.tapText('投诉', '.t-kinds')
    await phone.tap('.t-about #chip-nobody')
    await phone.type('.t-text', TEXT)
    await phone.type('.t-contact-name', '周禾')
    await phone.tap('.t-submit')
    await phone.waitFor('文字里提到了 苏映')
    await phone.tap('.t-go-round')
    await phone.waitGone('.t-mentioned')
    await phone.tap('.t-submit')
    await phone.waitFor('.t-filed')
    expect(await phone.text('.t-filed-to')).toContain('区营商环境监督室')
    const { items } = await districtOf(emulator()).as(OWNER, 'case.list', { tab: { of: 'mine' }, box: 'open', search: '苏映' })
    expect(items).toHaveLength(1)
    caseId = items[0]?.id ?? ''
  })

  it('is nowhere for him: not on his board, not in his lists, not in his messages, not by its address', async () => {
    const phone = runtime()
    await districtOf(emulator()).minutePasses()
    await phone.become(DISPATCHER)
    await phone.waitFor('.t-table-unowned')
    await phone.settled()
    expect(await phone.text()).not.toContain(TITLE)
    await phone.tap('.t-tab-inbox')
    await phone.settled()
    expect(await phone.text()).not.toContain('苏映拖着')
    await phone.open(`/officer/case/index?id=${caseId}`)
    await phone.settled()
    expect(await phone.text()).not.toContain('苏映拖着')
    const district = districtOf(emulator())
    await expect(district.as(DISPATCHER, 'case.get', { caseId })).rejects.toThrow('CASE_NOT_FOUND')
    for (const box of ['open', 'answered', 'done'] as const) {
      const { items } = await district.as(DISPATCHER, 'case.list', { tab: { of: 'area', areaId: '370613' }, box, search: '苏映' })
      expect(items).toEqual([])
    }
  })

  it('is claimed by somebody else, who has it from then on', async () => {
    const phone = runtime()
    await phone.become(INTEGRITY_MEMBER)
    await phone.tap('.t-segment-queue')
    await phone.tapText(`认领：${TITLE}`)
    await phone.waitFor('已认领，企业会收到消息')
    await phone.open(`/officer/case/index?id=${caseId}`)
    await phone.waitFor('.t-note-submit')
    const { status, holder } = await districtOf(emulator()).as(OWNER, 'case.get', { caseId })
    expect({ status, unitName: holder.unitName }).toEqual({ status: 'handling', unitName: '区营商环境监督室' })
    expect(await phone.errors()).toEqual([])
  })

  it('stays out of his sight afterwards', async () => {
    await expect(districtOf(emulator()).as(DISPATCHER, 'case.get', { caseId })).rejects.toThrow('CASE_NOT_FOUND')
  })
})
