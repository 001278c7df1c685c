import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { UNLISTED_LIST } from '../_register/unlisted-list'
import { apply } from './binding/apply'
import { decide, handOver, remove, review } from './binding/decide'
import { face } from './binding/face'
import { hear } from './binding/hear'
import { invite, withdraw } from './binding/invite'
import { join as joinCompany } from './binding/join'
import { mine } from './binding/mine'
import { appeal, leave } from './binding/own'
import { RECORD } from './binding/record'
import { REVIEWS, showReview } from './binding/reviews'
import { showPeople } from './binding/show-people'
import { INBOX } from './inbox'
import { areas } from './unlisted/areas'
import { link, setAside, unlink } from './unlisted/decide'
import { show } from './unlisted/show'
import { agreePrivacy } from './use-cases/agree-privacy'
import { area } from './use-cases/area'
import { bindCompany } from './use-cases/bind-company'
import { codeImage } from './use-cases/code-image'
import { colleagues } from './use-cases/colleagues'
import { findCompany } from './use-cases/find-company'
import { join } from './use-cases/join'
import { contacts } from './use-cases/contacts'
import { me } from './use-cases/me'
import { mentioned, officials } from './use-cases/officials'
import { ownCompany } from './use-cases/own-company'
import { readMessages } from './use-cases/read-messages'
import { putUpSign } from './use-cases/put-up-sign'
import { reissueCode } from './use-cases/reissue-code'
import { reportSign } from './use-cases/report-sign'
import { scan } from './use-cases/scan'
import { actAs } from './use-cases/act-as'
import { setElder } from './use-cases/set-elder'
import { setLeave } from './use-cases/set-leave'
import { sign } from './use-cases/sign'
import { subscribed } from './use-cases/subscribed'
import { units } from './use-cases/units'
import { uploadTicket } from './use-cases/upload-ticket'
import { verifyPhone } from './use-cases/verify-phone'

/** Action → use case: the table of contents of this function. A missing action does not compile. */
export const routes: Routes<'directory'> = {
  'directory.me': me,
  'directory.scan': scan,
  'directory.findCompany': findCompany,
  'directory.agreePrivacy': agreePrivacy,
  'directory.verifyPhone': verifyPhone,
  'directory.join': join,
  'directory.bindCompany': bindCompany,
  'directory.setElder': setElder,
  'directory.actAs': actAs,
  'directory.setLeave': setLeave,
  'directory.uploadTicket': uploadTicket,
  'directory.inbox': listed(INBOX),
  'directory.readMessages': readMessages,
  'directory.subscribed': subscribed,
  'directory.units': units,
  'directory.contacts': contacts,
  'directory.colleagues': colleagues,
  'directory.officials': officials,
  'directory.mentioned': mentioned,
  'directory.area': area,
  'directory.company': ownCompany,
  'directory.codeImage': codeImage,
  'directory.sign': sign,
  'directory.reportSign': reportSign,
  'directory.putUpSign': putUpSign,
  'directory.reissueCode': reissueCode,
  'unlisted.areas': areas,
  'unlisted.list': listed(UNLISTED_LIST),
  'unlisted.show': show,
  'unlisted.link': link,
  'unlisted.unlink': unlink,
  'unlisted.setAside': setAside,
  'binding.people': showPeople,
  'binding.record': listed(RECORD),
  'binding.mine': mine,
  'binding.invite': invite,
  'binding.withdraw': withdraw,
  'binding.join': joinCompany,
  'binding.face': face,
  'binding.apply': apply,
  'binding.appeal': appeal,
  'binding.leave': leave,
  'binding.decide': decide,
  'binding.remove': remove,
  'binding.handOver': handOver,
  'binding.hear': hear,
  'binding.list': listed(REVIEWS),
  'binding.show': showReview,
  'binding.review': review,
}
