import { STANDINGS } from '@shared/register/binding-table'
import type { OutputOf } from '@/cloud/contract'
import { home } from '@/platform/navigate'
import { named } from '@/session/dress'
import { PrimaryButton } from '@/ui/Button'
import { Empty } from '@/ui/States'

type Asked = OutputOf<'binding.join'>

/** Who is to say yes, in words. */
const waitsFor = (asks: NonNullable<Asked['asks']>): string => ({ owner: '企业负责人', officer: named('{officer}'), admin: '系统管理员' })[asks]

/** What came of asking: one is there, or waits, and for whom. */
export const Done = ({ asked: { companyName, as, asks } }: { asked: Asked }) => (asks === null
  ? <Empty icon="check-circle" title={`您是${companyName}的${STANDINGS[as]}`} text="现在就可以提诉求、看进度。" action={<PrimaryButton className="t-joined" onPress={() => void home()}>去看看</PrimaryButton>} />
  : <Empty icon="clock" title={`已申请做${companyName}的${STANDINGS[as]}`} text={`等${waitsFor(asks)}同意，结果会发消息告诉您。`} action={<PrimaryButton className="t-asked" onPress={() => void home()}>知道了</PrimaryButton>} />)
