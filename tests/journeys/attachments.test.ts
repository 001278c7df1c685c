import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'
import { OFFICER, OWNER } from '../support/townspeople'

const WORDS = '仓库的墙裂了一道缝，请派人来看看'
// A PNG of one pixel, and the beginning of a PDF: what matters here is that the bytes arrive.
const PHOTO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const DOCUMENT = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64')
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
    expect(await phone.errors()).toEqual([])
  })
})
