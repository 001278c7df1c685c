import type { CompanyLanding } from '@/session/company-landing'
import { Remark } from '@/ui/States'
import { dateWords } from '@/words/time'

/** Of a company that is no more: until when its code opens what was filed. */
export const EndedLine = ({ landing }: { landing: CompanyLanding | null }) => {
  const ended = landing?.company.ended
  return ended === undefined ? null : <Remark icon="alert-triangle">{`这家企业已经${ended.state === 'closed' ? '注销' : '迁出'}。${dateWords(ended.until)}以前，扫码还能看进度、评价`}</Remark>
}
