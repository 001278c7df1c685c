import { useLoad } from '@tarojs/taro'
import { useEffect } from 'react'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import type { ReplyError } from '@/cloud/contract'
import { useQuery } from '@/data/use-query'
import { home } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { keepLanding, useLanding, type CompanyLanding } from '@/session/company-landing'
import { named } from '@/session/dress'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { PrimaryButton } from '@/ui/Button'
import { Page } from '@/ui/Page'
import { Empty, ErrorBlock } from '@/ui/States'
import { FilingScreen } from './FilingScreen'
import '../../pages/pages.scss'
import './file.scss'

/** Of one that has no code: as it was named on the page before. */
function unlistedOf({ name = '', areaId = '', uscc }: Partial<Record<string, string>>): { name: string, areaId: string, uscc?: string } | null {
  return name === '' || areaId === '' ? null : { name, areaId, ...(uscc === undefined ? {} : { uscc }) }
}

/** 提交诉求, for a company one belongs to (`companyId`) or, as a stranger, for one whose code was just scanned (`code`) or that has none (`name`, `areaId`). */
export default function FilePage() {
  const params = usePageParams()
  const { status, me, identities, error: sessionError, refresh } = useSession()
  const companyId = params.companyId
  const { code } = params
  const unlisted = unlistedOf(params)
  const { landing, failure, load } = useSubject(companyId, code, unlisted !== null)
  useLoad(() => platform.hideShareMenu())

  const name = unlisted?.name ?? landing?.company.name ?? identities.find((identity) => identity.companyId === companyId)?.companyName ?? null
  if (status === 'anonymous') {
    return <Page title="提交诉求"><Empty icon="user" title="登录后才能提交" text={named('请在微信里打开{product}，或选择您的身份。')} action={<PrimaryButton onPress={() => void home()}>回首页</PrimaryButton>} /></Page>
  }
  const problem = failure ?? (me === null ? sessionError : null)
  if (problem !== null) {
    return <Page title="提交诉求"><ErrorBlock title="还不能写" message={problem.message} requestId={problem.requestId} onRetry={() => void refresh().then(load)} /></Page>
  }
  if (me === null || (companyId === undefined && unlisted === null && landing === null)) return <Page title="提交诉求" loading><RowsSkeleton rows={2} /><RowsSkeleton rows={2} /></Page>
  const subject = unlisted === null ? companyId ?? landing?.company.id ?? '' : `unlisted.${unlisted.areaId}.${unlisted.name}`
  return (
    <FilingScreen
      key={subject}
      me={me}
      subject={subject}
      kind={params.kind === 'complain' ? 'complain' : null}
      company={unlisted !== null ? { unlisted } : companyId === undefined ? { code: code ?? '' } : { companyId }}
      companyName={name ?? ''}
      areaId={unlisted?.areaId ?? landing?.company.areaId}
      officer={landing?.officer ?? null}
    />
  )
}

const NOT_A_COMPANY: ReplyError = { code: 'COMPANY_REQUIRED', message: '这不是企业的码。请扫企业门口的企业码。', requestId: '' }

/** The company the request is for. A member's page does not wait for it: without a network one can still write. */
function useSubject(companyId: string | undefined, code: string | undefined, named: boolean): { landing: CompanyLanding | null; failure: ReplyError | null; load: () => Promise<unknown> } {
  const own = useLanding(companyId)
  const { data, error, refresh } = useQuery('directory.scan', companyId === undefined && !named ? { code: code ?? '' } : null, { owner: 'page', keepFor: 'page' })
  useEffect(() => {
    if (data?.kind === 'company') keepLanding(data)
  }, [data])
  if (companyId !== undefined || named) return { landing: own, failure: null, load: refresh }
  if (data === null) return { landing: null, failure: error, load: refresh }
  return data.kind === 'company' ? { landing: data, failure: null, load: refresh } : { landing: null, failure: NOT_A_COMPANY, load: refresh }
}
