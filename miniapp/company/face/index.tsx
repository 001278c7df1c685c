import { Image, View } from '@tarojs/components'
import { useEffect } from 'react'
import { FACE_MINUTES } from '@shared/register/binding-table'
import { COMPANY_CODE } from '@shared/register/company-code'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { qrPicture } from '@/platform/qr-picture'
import { Frame } from '@/session/Frame'
import { usePageParams } from '@/session/page-params'
import { aria } from '@/ui/aria'
import { Card } from '@/ui/Layout'
import { Empty, Remark, Skeleton } from '@/ui/States'
import '../people/people.scss'

/** Made anew before it ends, so that what is shown can always be used for a while. */
const ANEW_MS = (FACE_MINUTES * 60_000) / 2

/** 当面绑定: the code that the officer's phone shows to whoever stands before him. */
export default function FacePage() {
  const { companyId } = usePageParams()
  const { data, error, reread } = useQuery('binding.face', companyId === undefined ? null : { companyId }, { keepFor: 'page' })
  useShown(reread)
  useEffect(() => {
    const timer = setInterval(() => void reread(), ANEW_MS)
    return () => clearInterval(timer)
  }, [reread])
  return (
    <Frame title="当面绑定" tab={null} inner column loading={companyId !== undefined && data === null && error === null}>
      {companyId === undefined ? <Empty icon="building" title="没有指明哪一家" text="请从“我联系的企业”里打开企业，再点当面绑定。" /> : (
      <Loaded data={data} error={error} onRetry={() => void reread()} failed="码没有取到" skeleton={<Card><Skeleton height={240} /></Card>}>
        {({ code, companyName, owned }) => (
          <>
            <Card>
              <View className="people-code t-face-code">
                <View className="ms-heading">{companyName}</View>
                <Image className="people-code__qr" src={qrPicture(`${COMPANY_CODE}${code}`)} nativeProps={{ alt: '' }} {...aria({ role: 'img', label: '当面绑定的二维码' })} />
                <View className="ms-small">{`${FACE_MINUTES} 分钟有效，会自己换新`}</View>
              </View>
            </Card>
            <Remark icon="scan">请对方打开小程序扫一扫。先看一眼他的营业执照和身份证。</Remark>
            <Remark icon={owned ? 'alert-triangle' : 'check-circle'}>{owned ? '这家企业已有负责人。对方扫了只是申请，要负责人同意，或由系统管理员决定。' : '扫了马上成为负责人，不用再审核。'}</Remark>
          </>
        )}
      </Loaded>
      )}
    </Frame>
  )
}
