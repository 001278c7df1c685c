import type { ReactNode } from 'react'
import { Frame } from '@/session/Frame'
import '../admin.scss'

/** The frame of the page: of an administrator and of the head of a unit alike. */
export const HandoverFrame = ({ children, action, loading = false }: { children: ReactNode, action?: ReactNode, loading?: boolean }) => (
  <Frame title="工作交接" tab={null} inner column loading={loading} className="admin" {...(action === undefined ? {} : { action })}>{children}</Frame>
)
