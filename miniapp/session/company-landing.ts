import type { Landing } from '@shared/api/directory.api'
import { call } from '@/cloud/call'
import { platform } from '@/platform/platform'

export type CompanyLanding = Extract<Landing, { kind: 'company' }>

/** Seen in this run, so that coming home does not scan again and again. */
const seen = new Map<string, { landing: CompanyLanding; at: number }>()
const FRESH_MS = 10 * 60_000

const codeKey = (companyId: string): string => `msb.code.${companyId}`

/** What is known of a company without asking. */
export const knownLanding = (companyId: string): CompanyLanding | null => seen.get(companyId)?.landing ?? null

/** Keeps what a code just opened. `code` is what opens it again. */
export function keepLanding(landing: CompanyLanding, code: string): void {
  seen.set(landing.company.id, { landing, at: Date.now() })
  platform.storage.set(codeKey(landing.company.id), code)
}

async function codeOf(companyId: string): Promise<string | null> {
  const kept = platform.storage.get<string>(codeKey(companyId))
  if (typeof kept === 'string') return kept
  const reply = await call('directory.codeImage', { companyId })
  return reply.ok ? reply.data.scene : null
}

/**
 * Officer and place of a company one belongs to, from its own code. Null when it cannot be had now; the page then goes without
 * the officer's card. A code that was replaced meanwhile is asked for anew once.
 */
export async function loadLanding(companyId: string, again = true): Promise<CompanyLanding | null> {
  const known = seen.get(companyId)
  if (known !== undefined && Date.now() - known.at < FRESH_MS) return known.landing
  const code = await codeOf(companyId)
  if (code === null) return known?.landing ?? null
  const reply = await call('directory.scan', { code })
  if (reply.ok && reply.data.kind === 'company' && reply.data.company.id === companyId) {
    keepLanding(reply.data, code)
    return reply.data
  }
  if (reply.ok || reply.error.code.startsWith('CODE_')) {
    platform.storage.remove(codeKey(companyId))
    return again ? loadLanding(companyId, false) : null
  }
  return known?.landing ?? null
}
