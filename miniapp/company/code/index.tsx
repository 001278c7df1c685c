import { Image, View } from '@tarojs/components'
import { formatShortCode } from '@shared/register/short-code'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { platform } from '@/platform/platform'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { aria } from '@/ui/aria'
import { SecondaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { Remark } from '@/ui/States'
import '../../pages/pages.scss'
import './code.scss'

const asPicture = (png: string): string => (png.startsWith('data:') ? png : `data:image/png;base64,${png}`)
const asPrinted = (code: string): string => (code.includes('-') ? code : formatShortCode(code))

interface Words {
  title: string
  /** Whose code it is, above the picture. */
  of: string
  failed: string
  /** Who sees what by it. */
  remark: string
}

/** 我的企业码, 窗口码 or 事项码, with the number for whoever has no camera; or 诉求码, which shows anybody how a case stands and nothing else. */
export default function CodePage() {
  const { companyId, windowId, matterId, caseId, number = '', name = '' } = usePageParams()
  const { identities } = useSession()
  const asked = caseId !== undefined ? { caseId } : windowId !== undefined ? { windowId } : matterId !== undefined ? { matterId } : { companyId: companyId ?? '' }
  const { data, error, refresh } = useQuery('directory.codeImage', asked, { owner: 'page', keepFor: 'page' })
  const own = identities.find((identity) => identity.companyId === companyId)
  const words: Words = matterId !== undefined
    ? { title: '事项码', of: name, failed: '事项码没有取到', remark: '长按图片可以保存。谁扫都能看到这件事怎么办，不用登录' }
    : windowId !== undefined
    ? { title: '窗口码', of: name, failed: '窗口码没有取到', remark: '长按图片可以保存。群众扫它评价这个窗口' }
    : caseId === undefined
    ? {
        title: own === undefined ? '企业码' : '我的企业码',
        of: own?.companyName ?? name,
        failed: '企业码没有取到',
        remark: '长按图片可以保存。别人扫它只能替企业反映，看不到您的诉求',
      }
    : { title: '诉求码', of: `诉求 ${number}`, failed: '诉求码没有取到', remark: '长按图片可以保存，转给要关心进度的人。扫它只看得到办到哪一步，看不到企业名称和内容' }

  return (
    <Page title={words.title} loading={data === null && error === null}>
      <Loaded data={data} error={error} onRetry={() => void refresh()} failed={words.failed} skeleton={<RowsSkeleton rows={3} />}>
        {(code) => (
          <>
            <Card className="code-card t-code">
              <View className="ms-heading ms-num">{words.of}</View>
              <Image className="code-card__picture" src={asPicture(code.png)} mode="scaleToFill" showMenuByLongpress nativeProps={{ alt: '' }} {...aria({ role: 'img', label: `${words.of}的码` })} />
              {code.shortCode === null ? null : <NumberToType number={asPrinted(code.shortCode)} />}
            </Card>
            <Remark icon="info" centre>{words.remark}</Remark>
          </>
        )}
      </Loaded>
    </Page>
  )
}

const NumberToType = ({ number }: { number: string }) => {
  const copy = async (): Promise<void> => {
    try {
      await platform.copy(number)
      toast('编号已复制')
    } catch {
      toast('没有复制上，请照着编号手写一下', 'plain')
    }
  }
  return (
    <>
      <View className="ms-caption">没法扫码时输入编号</View>
      <View className="code-card__number ms-num t-code-number">{number}</View>
      <SecondaryButton block className="t-code-copy" onPress={() => void copy()}>复制编号</SecondaryButton>
    </>
  )
}
