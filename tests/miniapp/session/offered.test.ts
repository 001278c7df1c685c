import { act } from 'react'
import { isSeen, viewableOf } from '@shared/access/viewable'
import { ACTIONS, type ActionName } from '@shared/api'
import { setViewing } from '@/cloud/viewing'
import { useOffered } from '@/session/offered'
import { drawHook } from '../draw-hook'

jest.mock('@/platform/navigate', () => ({}))

const EVERY = Object.keys(ACTIONS) as ActionName[]
afterEach(() => setViewing(null))

it('what leads to an action is drawn while viewing exactly where the action would be answered', async () => {
  const hook = await drawHook(useOffered)
  expect(EVERY.filter((action) => !hook.now()(action))).toEqual([])
  await act(async () => setViewing({ id: 'v-1', name: '林知远', endsAt: '2026-11-28T02:00:00.000Z' }))
  expect(EVERY.filter((action) => hook.now()(action))).toEqual(EVERY.filter((action) => viewableOf(action) === 'seen'))
  for (const action of ['supervision.order', 'export.begin', 'case.openContact', 'case.transfer', 'directory.setElder'] as const) expect([action, hook.now()(action)]).toEqual([action, false])
  await act(async () => setViewing(null))
  expect(hook.now()('supervision.order')).toBe(true)
})

it('one list says what is seen, to the server and to the pages', () => {
  expect(EVERY.filter((action) => isSeen(action) !== (viewableOf(action) === 'seen'))).toEqual([])
})
