import { decide } from './decide'
import { preview } from './preview'
import { propose } from './propose'
import { readNotice } from './read-notice'
import { list, show } from './show'

/** Action → use case, of the settings. */
export const SETTING_ROUTES = {
  'settings.list': list,
  'settings.show': show,
  'settings.propose': propose,
  'settings.decide': decide,
  'settings.preview': preview,
  'settings.readNotice': readNotice,
} as const
