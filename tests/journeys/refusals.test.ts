import { makeShortCode } from '../../shared/register/short-code'
import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import type { Runtime } from '../support/runtime/runtime'
import { districtOf } from './district'
import { OFFICER, OTHER_OFFICER, OTHER_OWNER, OWNER, RESIDENT, VISITOR } from '../support/townspeople'

const COMPANY_14 = '云澜松石精密铸造有限公司'
const COMPANY_15 = '云澜青橙电子商务有限公司'
/** Every seeded company's name begins so. */
const ANY_COMPANY = '云澜'

async function expectBadCode(phone: Runtime, url: string, code: string, title: string): Promise<void> {
  await phone.open(url)
  await phone.waitFor(`.t-bad-code-${code}`)
  const page = await phone.text()
  expect(page).toContain(title)
  expect(page).not.toContain(ANY_COMPANY)
  for (const way of ['.t-scan', '.t-short-code-open', '.t-unlisted', '.t-home']) expect(await phone.has(way)).toBe(true)
}

describeOnEachRuntime('被拒绝的时候', (runtime, emulator) => {
  describe('码不对', () => {
    it.each([
      ['forged', 'CODE_FORGED', '这张码不是我们发的'],
      ['revoked', 'CODE_REVOKED', '这张码已经停用'],
      ['replaced', 'CODE_REPLACED', '这张码已经换新'],
    ] as const)('says of a %s code what is wrong, never whose it was, also to nobody in particular', async (kind, code, title) => {
      const url = await districtOf(emulator()).scan(kind)
      for (const who of [null, OWNER]) {
        await runtime().become(who)
        await expectBadCode(runtime(), url, code, title)
      }
    })

    it('tells somebody else’s code and a number that was never given out apart', async () => {
      const phone = runtime()
      await expectBadCode(phone, `/pages/landing/index?scene=${encodeURIComponent('https://example.com/pay')}`, 'CODE_MALFORMED', '这不是码上办的码')
      await expectBadCode(phone, '/pages/landing/index', 'CODE_MALFORMED', '这不是码上办的码')
      await expectBadCode(phone, `/pages/landing/index?s=${makeShortCode(Uint8Array.of(1, 2, 3, 4, 5))}`, 'CODE_UNKNOWN', '没有找到这张码')
    })

    it('leads out: scanning another code, or going home', async () => {
      const phone = runtime()
      const good = await districtOf(emulator()).scan('company')
      await phone.open(await districtOf(emulator()).scan('forged'))
      await phone.mock('scanCode', { path: good.slice(1) })
      await phone.tap('.t-scan')
      await phone.waitFor('.t-company-name')
      await phone.open(await districtOf(emulator()).scan('forged'))
      await phone.tap('.t-home')
      await phone.waitFor('.t-new-case')
      expect(await phone.path()).toBe('pages/home/index')
    })

    it('leads on for a company whose code is of no use here, also somebody who has a company of his own', async () => {
      const phone = runtime()
      await phone.become(OWNER)
      await phone.open(await districtOf(emulator()).scan('forged'))
      await phone.tap('.t-unlisted')
      await phone.waitFor('.t-unlisted-name')
      await phone.open('/pages/home/index')
      await phone.waitFor('.t-company-code')
      await phone.tap('.t-unlisted')
      await phone.waitFor('.t-unlisted-name')
      expect(await phone.path()).toBe('company/unlisted/index')
    })

    it('takes the number typed from under a code, and notices a mistyped one at once', async () => {
      const phone = runtime()
      await phone.become(OWNER)
      await phone.tap('.t-company-code')
      const number = await phone.text('.t-code-number')
      expect(number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)

      await phone.become(RESIDENT)
      const last = number.endsWith('2') ? '3' : '2'
      await phone.type('.t-short-code', number.slice(0, -1) + last)
      await phone.tap('.t-short-code-open')
      await phone.waitFor('编号里有一位不对')
      await phone.type('.t-short-code', number.toLowerCase().replace('-', ' '))
      await phone.tap('.t-short-code-open')
      await phone.waitFor('.t-not-bound')
      expect(await phone.text('.t-company-name')).toBe('云澜禾田食品有限公司')
      expect(await phone.text('.msb-name__form')).toBe('有限公司')
    })
  })

  describe('没有绑定的人', () => {
    const open = async (nth: number): Promise<void> => {
      await runtime().open(await districtOf(emulator()).scan('company', nth))
      await runtime().waitFor('.t-not-bound')
    }

    it('may refuse the privacy guide and the phone, and loses nothing else by it', async () => {
      const phone = runtime()
      await phone.become(VISITOR)
      await open(15)
      expect(await phone.text('.t-company-name')).toBe(COMPANY_15)
      await phone.tap('.t-bind')
      await phone.tap('.t-privacy-refuse')
      await phone.waitGone('.t-privacy-agree')
      await phone.tap('.t-bind')
      await phone.mock('getPhoneNumber', { errMsg: 'getPhoneNumber:fail user deny' })
      await phone.tap('.t-privacy-agree')
      await phone.waitGone('.t-privacy-agree')
      await phone.tap('.t-bind')
      await phone.waitFor('没有取得手机号')
      await phone.restore('getPhoneNumber')
      expect(await phone.has('.t-file-stranger')).toBe(true)
    })

    it('files for a company that is not his after his phone is verified, marked as not verified', async () => {
      const phone = runtime()
      await phone.tap('.t-file-stranger')
      await phone.waitFor('未核实')
      expect(await phone.text('.t-file-company')).toContain(COMPANY_15)
      await phone.tap('.t-chip-help')
      await phone.type('.t-text', '这家厂门口的窨井盖坏了，晚上看不见')
      await phone.type('.t-contact-name', '过路人')
      await phone.tap('.t-verify-phone')
      await phone.waitGone('.t-verify-phone')
      await phone.tap('.t-submit')
      await phone.waitFor('.t-filed')
      await phone.tap('.t-see-progress')
      await phone.waitFor('.t-request')
      expect(await phone.text('.t-request')).toContain('未核实')

      await phone.become('demo-officer-3')
      await phone.waitFor(`${COMPANY_15}（未核实）`)
    })

    it('is told that his phone is not in the register of that company', async () => {
      const phone = runtime()
      await phone.become(VISITOR)
      await open(15)
      await phone.tap('.t-bind')
      await phone.waitFor('没有绑定上')
      expect(await phone.has('.t-file-stranger')).toBe(true)
    })

    it('binds to the company whose register knows his phone, and is at home from then on', async () => {
      const phone = runtime()
      await open(14)
      await phone.tap('.t-bind')
      await phone.waitFor('.t-new-case')
      expect(await phone.text('.t-company-name')).toBe(COMPANY_14)
      await phone.open('/pages/home/index')
      await phone.waitFor('.t-new-case')
      expect(await phone.text('.t-company-name')).toBe(COMPANY_14)
    })

    it('wrote no error to the console', async () => {
      expect(await runtime().errors()).toEqual([])
    })
  })

  describe('不是自己的诉求', () => {
    const SECRET = '厂里的配方被人抄走了'

    it.each([
      ['another company', OTHER_OWNER, '/company/case/index'],
      ['somebody without a company', RESIDENT, '/company/case/index'],
      ['an officer whose case it is not', OTHER_OFFICER, '/officer/case/index'],
    ])('shows nothing of it to %s who has its address', async (_who, openid, page) => {
      const phone = runtime()
      const caseId = await districtOf(emulator()).file(SECRET)
      await phone.become(openid)
      await phone.open(`${page}?id=${caseId}`)
      await phone.waitFor('.ms-error')
      const seen = await phone.text()
      expect(seen).not.toContain(SECRET)
      expect(seen).toContain('再试一次')
      expect(await phone.has('.t-trail')).toBe(false)
    })

    it('opens for its officer on the page of the other side as well, with what he may do', async () => {
      const phone = runtime()
      const caseId = await districtOf(emulator()).file(SECRET)
      await phone.become(OFFICER)
      await phone.open(`/officer/case/index?id=${caseId}`)
      await phone.waitFor('.t-accept')
      expect(await phone.text('.t-case-text')).toBe(SECRET)
    })
  })
})
