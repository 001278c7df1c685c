import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { OFFICER } from '../support/townspeople'
import { districtOf } from './district'

describeOnEachRuntime('请假，有人代办', (runtime, emulator) => {
  it('is registered with a stand-in, and new requests go to him', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.open('/pages/me/index')
    await phone.waitFor('没有登记请假')
    await phone.tap('.t-leave-open')
    await phone.waitFor('.t-stand-in')
    await phone.tapText('邵安', '.t-stand-in')
    await phone.tap('.t-leave-submit')
    await phone.waitFor('邵安代办')
    const district = districtOf(emulator())
    const { holder } = await district.as('demo-owner-1', 'case.get', { caseId: await district.file('厂门口的树枝挡住了红绿灯，请修剪。', { matter: 'other' }) })
    expect(holder.handlerName).toBe('邵安')
  })

  it('is cancelled after a question, and is gone', async () => {
    const phone = runtime()
    await phone.tap('.t-leave-cancel')
    await phone.waitFor('取消这次请假吗')
    await phone.tap('#dialog-ok')
    await phone.waitFor('没有登记请假')
  })
})
