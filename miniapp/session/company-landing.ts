import { useEffect, useState } from 'react'
import type { CompanyLanding } from '@shared/api/directory-views'
import { askOnce } from '@/data/ask-once'

export type { CompanyLanding }

/** Seen in this run, so that coming home does not ask again and again. */
const seen = new Map<string, { landing: CompanyLanding; at: number }>()
const FRESH_MS = 10 * 60_000

/** What is known of a company without asking. */
const knownLanding = (companyId: string): CompanyLanding | null => seen.get(companyId)?.landing ?? null

/** Keeps what a code just opened. */
export const keepLanding = (landing: CompanyLanding): void => void seen.set(landing.company.id, { landing, at: Date.now() })

/** Officer and place of a company one belongs to. Null when it cannot be had now; the page then goes without the officer's card. */
async function loadLanding(companyId: string): Promise<CompanyLanding | null> {
  const known = seen.get(companyId)
  if (known !== undefined && Date.now() - known.at < FRESH_MS) return known.landing
  const reply = await askOnce('directory.company', { companyId })
  if (!reply.ok) return known?.landing ?? null
  keepLanding(reply.data)
  return reply.data
}

/** The same for a page; nothing without a company. */
export function useLanding(companyId: string | undefined): CompanyLanding | null {
  const [landing, setLanding] = useState(() => (companyId === undefined ? null : knownLanding(companyId)))
  useEffect(() => {
    if (companyId === undefined) return undefined
    let gone = false
    void loadLanding(companyId).then((known) => { if (!gone) setLanding(known) })
    return () => { gone = true }
  }, [companyId])
  return landing
}
