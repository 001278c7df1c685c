import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'
import { OFFICER, RESIDENT } from '../support/townspeople'

const WINDOW = '企业开办 1'
const BAD = '问了三次都说不清要带什么'

describeOnEachRuntime('扫窗口的码评价', (runtime, emulator) => {
  const scanWindow = async (nth = 1): Promise<void> => {
    const url = await districtOf(emulator()).scan('window', nth)
    await runtime().mock('scanCode', { path: url.slice(1) })
    await runtime().open('/pages/home/index')
    await runtime().tap('.t-scan')
    await runtime().waitFor('.t-window')
  }

  it('takes two taps when it went well', async () => {
    const phone = runtime()
    await phone.become(RESIDENT)
    await scanWindow()
    expect(await phone.text('.t-window')).toContain(WINDOW)
    expect(await phone.text()).not.toContain('未经微信')
    await phone.tap('.t-grade-5')
    await phone.tap('.t-rate-submit')
    await phone.waitFor('.t-thanks')
    expect(await phone.text('.t-thanks')).toContain(`${WINDOW} 号窗口：非常满意`)
    expect(await phone.text('.t-receipt')).not.toBe('')
  })

  it('wants a reason when it went badly: a chip or a sentence', async () => {
    const phone = runtime()
    await scanWindow(2)
    await phone.tap('.t-grade-1')
    await phone.tap('.t-rate-submit')
    await phone.waitFor('请选一个或写一句原因')
    expect(await phone.has('.t-thanks')).toBe(false)
    await phone.type('.t-rating-text', BAD)
    await phone.tap('.t-rate-submit')
    await phone.waitFor('会有专人核实')
    await phone.waitFor('.t-thanks')
  })

  it('goes back by the window’s name, without scanning again', async () => {
    const phone = runtime()
    await phone.tap('.t-done')
    await phone.tapText(WINDOW, '.t-recent')
    await phone.waitFor('.t-window')
    expect(await phone.text('.t-window')).toContain(WINDOW)
    expect(await phone.errors()).toEqual([])
  })

  it('is rated by nobody in particular as well, who reads that it is counted apart', async () => {
    const phone = runtime()
    await phone.become(null)
    await phone.open(await districtOf(emulator()).scan('window'))
    await phone.waitFor('.t-window')
    expect(await phone.text()).toContain('未经微信评价，单独统计')
    await phone.tap('.t-grade-4')
    await phone.tap('.t-rate-submit')
    await phone.waitFor('.t-thanks')
    const marked = await emulator().database.query<{ level: number, batch: number | null }>('select level, batch from mashangban.ratings where ticket_batch is not null')
    expect(marked).toEqual([{ level: 4, batch: null }])
  })

  it('shows an officer who scans the same window nothing of what was said', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.open(await districtOf(emulator()).scan('window', 2))
    await phone.waitFor('.t-window')
    expect(await phone.text()).not.toContain(BAD)
  })
})
