import { draw, type TownUnderTest } from '../../support/town'
import { openPage, type DeskPage } from './page'

/** What the page shows once somebody has scanned. */
export async function numberOn(page: DeskPage, code: string): Promise<number> {
  const { number } = await page.state(code)
  if (number === undefined) throw new Error('the page shows no number')
  return number
}

/** A page that this person has signed in with his phone. */
export async function signedInPage(town: TownUnderTest, openid: string): Promise<DeskPage> {
  const page = openPage(town)
  const code = await page.code()
  await town.must('desk.look', { code }, openid)
  await town.must('desk.confirm', { requestId: draw(), code, number: await numberOn(page, code) }, openid)
  const { state } = await page.state(code)
  if (state !== 'signedIn') throw new Error(state)
  return page
}
