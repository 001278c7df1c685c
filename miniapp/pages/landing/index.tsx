import { useEffect } from 'react'
import type { Landing } from '@shared/api/directory-views'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import type { ReplyError } from '@/cloud/contract'
import { useQuery } from '@/data/use-query'
import { replace } from '@/platform/navigate'
import { named } from '@/session/dress'
import { windowName } from '@/words/window'
import { keepLanding } from '@/session/company-landing'
import { dropScan, keepScan } from '@/session/last-scan'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { Page } from '@/ui/Page'
import { ErrorBlock } from '@/ui/States'
import { BadCode } from './BadCode'
import { CaseOfMessage } from './CaseOfMessage'
import { CaseProgress } from './CaseProgress'
import { CompanyScreen } from './CompanyScreen'
import { scannedOf, textOf, type Scanned } from './scanned'
import '../pages.scss'

/** Where every printed code leads: it selects a company, a window or a case, and grants nothing. A tapped reminder leads here too. */
export default function LandingPage() {
  const params = usePageParams()
  return params.case ? <CaseOfMessage caseId={params.case} /> : <CodeLanding params={params} />
}

function CodeLanding({ params }: { params: Partial<Record<string, string>> }) {
  const opened = scannedOf(params)
  const scanned = 'requestId' in opened ? null : opened
  const { landing, failure: refused, load } = useLanding(scanned)
  const failure = 'requestId' in opened ? opened : refused

  if (failure !== null && isAboutCode(failure)) return <BadCode error={failure} typed={scanned !== null && 'shortCode' in scanned} />
  if (failure !== null) {
    return <Page title={named('{product}')}><ErrorBlock title="码没有打开" message={failure.message} requestId={failure.requestId} onRetry={() => void load()} /></Page>
  }
  if (landing === null || scanned === null || landing.kind in PAGES) return <Page title={named('{product}')} loading><RowsSkeleton rows={1} /><RowsSkeleton rows={2} /></Page>
  if (landing.kind === 'case') return <CaseProgress landing={landing} />
  if (landing.kind !== 'company') return null
  return <CompanyScreen landing={landing} code={landing.code} onBound={async () => void (await load())} />
}

/** Pages of their own, outside the main package. */
const PAGES: { readonly [K in Landing['kind']]?: string } = { window: '/resident/rate/index', grid: '/resident/place/index', counter: '/resident/place/index', matter: '/company/matter/index' }

const isAboutCode = ({ code }: ReplyError): boolean => code.startsWith('CODE_') || code.startsWith('USCC_') || code === 'LICENCE_UNREAD' || code === 'INPUT_MISSING' || code === 'INPUT_TOO_LONG'

/** What the code opens. Whether one is bound is told to who one is, so that is known first. */
function useLanding(scanned: Scanned | null): { landing: Landing | null; failure: ReplyError | null; load: () => Promise<unknown> } {
  const { status } = useSession()
  const { data, error, reread } = useQuery('directory.scan', status === 'loading' ? null : scanned, { owner: 'page', keepFor: 'page' })
  useEffect(() => {
    if (data === null) return
    remember(data)
    const page = PAGES[data.kind]
    if (page !== undefined && data.kind !== 'case') void replace(page, data.kind === 'matter' ? { id: data.matterId } : { scene: data.code })
  }, [data])
  useEffect(() => {
    if (scanned !== null && error !== null && error.code.startsWith('CODE_')) dropScan(textOf(scanned))
  }, [error])
  return { landing: data, failure: error, load: reread }
}

function remember(found: Landing): void {
  if (found.kind === 'company') {
    keepLanding(found)
    keepScan({ kind: 'company', title: found.company.name, code: found.code })
  }
  if (found.kind === 'window') keepScan({ kind: 'window', title: windowName(found.window), code: found.code })
}
