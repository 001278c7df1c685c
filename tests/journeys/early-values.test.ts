import type { Emulator } from '../../emulator/emulator'
import { openEveryPage } from '../support/browser/open-every-page'
import { closeSharedBrowser, sharedBrowser } from '../support/browser/shared-browser'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { OWNER } from '../support/townspeople'

const drawn = chosenRuntimes().includes('h5') ? describe : describe.skip

/** A kept draft that is taken up within the frame in which the page appears: what a slow phone does now and then, and a quick one never. */
drawn('写到一半的字，一打开就在 (h5)', () => {
  jest.setTimeout(150_000)
  let emulator: Emulator
  beforeAll(async () => { emulator = await startDemonstration() }, 120_000)
  afterAll(async () => {
    await closeSharedBrowser()
    await emulator.stop()
  })

  it.each([['taro-input-core', 'input'], ['taro-textarea-core', 'textarea']])('%s shows a value that came before its first drawing, and those after', async (tag, inner) => {
    const visits = [{ path: '/company/file/index?companyId=company-1', openid: OWNER }]
    const [page] = await openEveryPage(visits, { browser: await sharedBrowser(), url: emulator.url }, async (opened) => {
      const errors: string[] = []
      opened.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
      opened.on('pageerror', (error) => { errors.push(error.message) })
      const shown = await opened.evaluate(async ([name, of]) => {
        const nextFrame = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)) })
        const words: string[] = []
        const field = document.createElement(name)
        document.body.append(field)
        await customElements.whenDefined(name)
        for (const value of ['冷库停电', '冷库停电两个小时', '']) {
          field.setAttribute('value', value)
          await nextFrame()
          await nextFrame()
          words.push(field.querySelector<HTMLInputElement>(of)?.value ?? 'not drawn')
        }
        return words
      }, [tag, inner] as const)
      return { shown, errors }
    })
    expect(page?.seen).toEqual({ shown: ['冷库停电', '冷库停电两个小时', ''], errors: [] })
  })
})
