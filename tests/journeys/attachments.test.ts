import { Client } from 'pg'
import type { Emulator } from '../../emulator/emulator'
import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'
import { OFFICER, OWNER, SUPERVISOR } from '../support/townspeople'

const WORDS = '仓库的墙裂了一道缝，请派人来看看'
// A PNG of one pixel, and the beginning of a PDF: what matters here is that the bytes arrive.
const PHOTO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const DOCUMENT = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64')

/** What a look at the bytes of the files that are called so has found. */
async function found(emulator: Emulator, type: string, state: 'missing' | 'differs'): Promise<void> {
  const owner = new Client({ connectionString: emulator.database.ownerUrl })
  await owner.connect()
  await owner.query('update mashangban.files set state = $1 where type = $2', [state, type])
  await owner.end()
}
const bytesOf = (base64: string): number => Buffer.from(base64, 'base64').length

describeOnEachRuntime('照片和文件', (runtime, emulator) => {
  let caseId = ''

  it('go with the request: uploaded when chosen, after the privacy guide, one taken out again', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.tap('.t-new-case')
    await phone.tap('.t-chip-help')
    await phone.type('.t-text', WORDS)
    await phone.type('.t-contact-name', '周禾')
    const photo = { tempFilePath: `data:image/png;base64,${PHOTO}`, size: bytesOf(PHOTO), fileType: 'image' }
    await phone.mock('chooseMedia', { errMsg: 'chooseMedia:ok', tempFiles: [photo, photo] })
    await phone.tap('#photo-add')
    await phone.tap('.t-privacy-agree')
    await phone.waitGone('.t-privacy-agree')
    await phone.waitFor('.ms-photo__remove')
    await phone.tap('.ms-photo__remove')
    await phone.mock('chooseMessageFile', { errMsg: 'chooseMessageFile:ok', tempFiles: [{ path: `data:application/pdf;base64,${DOCUMENT}`, name: '产权证明.pdf', size: bytesOf(DOCUMENT), type: 'file' }] })
    await phone.tap('.t-add-document')
    await phone.waitFor('产权证明.pdf')
    await phone.waitGone('个附件正在上传')
    await found(emulator(), 'application/pdf', 'missing')
    await phone.tap('.t-submit')
    // Refused because of one of them: that one says so where it stands, and nothing else is lost.
    await phone.waitFor('.ms-file--bad')
    expect(await phone.text('.ms-file--bad')).toContain('这个附件没有传完，点一下重传')
    expect([await phone.has('.ms-photo__remove'), await phone.has('.ms-photo__state--bad'), (await phone.text()).includes('有附件没有传上去')]).toEqual([true, false, true])
    await phone.tap('.ms-file--bad .ms-file__main')
    await phone.waitGone('.ms-file--bad')
    await phone.waitGone('个附件正在上传')
    await phone.tap('.t-submit')
    await phone.waitFor('.t-filed')

    const district = districtOf(emulator())
    const { items } = await district.as(OWNER, 'case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' })
    caseId = items.find(({ title }) => title === WORDS)?.id ?? ''
    const { files } = await district.as(OWNER, 'case.get', { caseId })
    expect(files).toHaveLength(2)
    expect(files.map(({ name }) => name)).toContain('产权证明.pdf')
  })

  it('reach the officer as they were sent', async () => {
    const phone = runtime()
    const { files } = await districtOf(emulator()).as(OFFICER, 'case.get', { caseId })
    const sent = await Promise.all(files.map(async ({ url = '' }) => Buffer.from(await (await fetch(url)).arrayBuffer()).toString('base64')))
    expect(sent.sort()).toEqual([DOCUMENT, PHOTO].sort())
    await phone.become(OFFICER)
    await phone.open(`/officer/case/index?id=${caseId}`)
    await phone.waitFor('产权证明.pdf')
  })

  it('are closed to the handler and to whoever supervises him once their bytes are others, and say why beside the name', async () => {
    const phone = runtime()
    await found(emulator(), 'application/pdf', 'differs')
    for (const openid of [OFFICER, SUPERVISOR]) {
      await phone.become(openid)
      await phone.open(`/officer/case/index?id=${caseId}`)
      await phone.waitFor('.ms-file__main--closed')
      expect(await phone.text('.ms-file__main--closed')).toBe('产权证明.pdf 已停止展示：内容与提交时不一致')
    }
    expect(await phone.errors()).toEqual([])
  })
})
