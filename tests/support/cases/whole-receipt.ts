import { type ChainVerdict, type VerifiableEntry, verifyChain } from '../../../shared/flow/chain'
import type { TownUnderTest } from '../town'

/** All pages of a receipt put together, as its holder keeps them. */
export async function wholeReceipt(town: TownUnderTest, caseId: string, openid: string): Promise<{ number: string; headHash: string; entries: VerifiableEntry[]; pages: number }> {
  const entries: VerifiableEntry[] = []
  for (let pages = 1; ; pages++) {
    const page = await town.must('case.receipt', { caseId, after: entries.at(-1)?.seq ?? 0 }, openid)
    entries.push(...(page.entries as VerifiableEntry[]))
    if (!page.more) return { number: page.number, headHash: page.headHash, entries, pages }
  }
}

/** What somebody finds who checks the whole record without asking us. */
export async function verdictOf(town: TownUnderTest, caseId: string, openid: string): Promise<ChainVerdict> {
  const { entries, headHash } = await wholeReceipt(town, caseId, openid)
  return verifyChain(entries, headHash)
}
