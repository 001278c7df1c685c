import { Image, View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import type { OutputOf } from '@shared/api'
import { formatShortCode } from '@shared/directory/short-code'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { call } from '@/cloud/call'
import type { ReplyError } from '@/cloud/contract'
import { platform } from '@/platform/platform'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { aria } from '@/ui/aria'
import { SecondaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { ErrorBlock, Remark } from '@/ui/States'
import '../../pages/pages.scss'
import './code.scss'

const asPicture = (png: string): string => (png.startsWith('data:') ? png : `data:image/png;base64,${png}`)
const asPrinted = (code: string): string => (code.includes('-') ? code : formatShortCode(code))

/** 我的企业码: the picture to print, and the number for whoever has no camera. */
export default function CompanyCodePage() {
  const params = usePageParams()
  const { identities } = useSession()
  const [code, setCode] = useState<OutputOf<'directory.codeImage'> | null>(null)
  const [failure, setFailure] = useState<ReplyError | null>(null)
  const name = identities.find(({ companyId }) => companyId === params.companyId)?.companyName ?? ''

  const load = async (): Promise<void> => {
    setFailure(null)
    const reply = await call('directory.codeImage', { companyId: params.companyId ?? '' })
    if (reply.ok) setCode(reply.data)
    else setFailure(reply.error)
  }
  useLoad(() => void load())

  const copy = async (text: string): Promise<void> => {
    try {
      await platform.copy(text)
      toast('编号已复制')
    } catch {
      toast('没有复制上，请照着编号手写一下', 'plain')
    }
  }
  return (
    <Page title="我的企业码" loading={code === null && failure === null}>
      {failure === null ? null : <ErrorBlock title="企业码没有取到" message={failure.message} requestId={failure.requestId} onRetry={() => void load()} />}
      {code === null
        ? failure === null ? <RowsSkeleton rows={3} /> : null
        : (
          <>
            <Card className="code-card t-code">
              <View className="ms-heading">{name}</View>
              <Image className="code-card__picture" src={asPicture(code.png)} mode="scaleToFill" showMenuByLongpress nativeProps={{ alt: '' }} {...aria({ role: 'img', label: `${name}的企业码` })} />
              <View className="ms-caption">没法扫码时输入编号</View>
              <View className="code-card__number ms-num t-code-number">{asPrinted(code.shortCode)}</View>
              <SecondaryButton block className="t-code-copy" onPress={() => void copy(asPrinted(code.shortCode))}>复制编号</SecondaryButton>
            </Card>
            <Remark icon="info" centre>长按图片可以保存。别人扫它只能替企业反映，看不到您的诉求</Remark>
          </>
          )}
    </Page>
  )
}
