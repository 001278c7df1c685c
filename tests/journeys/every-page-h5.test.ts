import { openEveryPageIn } from './every-page'

const DESK = { width: 1440, height: 900 }

openEveryPageIn([
  { title: 'h5, on a phone', on: 'h5' },
  { title: 'h5, at a desk', on: 'h5', more: { viewport: DESK, within: true } },
  { title: 'h5, in 长辈版', on: 'h5', elder: true, more: { within: true } },
])
