import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Frame, type FrameProps } from '@/session/Frame'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { Empty } from '@/ui/States'
import { useDesk } from '@/ui/use-desk'
import { useAdminArea } from './use-admin-area'
import './admin.scss'

export interface AdminFrameProps extends Omit<FrameProps, 'searches'> {
  /** Of a page that a tab leads to: beside its title at a desk, a line below it. */
  head?: { title: string, said?: string }
  /** The one main action: a button, at a desk beside the title, else above the tabs. Of an inner page give `action` instead. */
  main?: ReactNode
}

/** The frame of an administrator's pages; whoever is none is told so and reads nothing. */
export const AdminFrame = ({ head, main, children, className = '', ...frame }: AdminFrameProps) => {
  const { identity } = useSession()
  const areaId = useAdminArea()
  const desk = useDesk()
  const isElse = identity !== null && areaId === null
  const bar = main === undefined || desk || isElse ? {} : { action: <BottomBar look="flat" stacked>{main}</BottomBar> }
  return (
    <Frame {...frame} {...bar} {...(isElse ? { action: undefined } : {})} className={`admin ${head === undefined ? '' : 'admin--top'} ${className}`} searches>
      {head === undefined || !desk
        ? null
        : (
          <View className="admin__head">
            <View className="ms-grow">
              <View className="ms-title">{head.title}</View>
              {head.said === undefined ? null : <View className="ms-caption ms-num">{head.said}</View>}
            </View>
            {main === undefined || isElse ? null : <View className="admin__main">{main}</View>}
          </View>
          )}
      {isElse ? <Empty icon="alert-triangle" title="这个身份不管名册" text="企业名册由系统管理员管。您如有其他身份，请到“我的”里切换。" /> : children}
    </Frame>
  )
}
