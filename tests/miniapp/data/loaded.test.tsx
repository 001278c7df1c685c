import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Loaded } from '@/data/Loaded'

jest.mock('@tarojs/components', () => {
  const plain = ({ children }: { children?: ReactNode }) => children ?? null
  return { View: plain, Button: plain }
})

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }))

const trouble = (code: string) => ({ code, message: '请稍后再试。', requestId: 'r-1' })

/** What stands on the screen, in order. */
function seen(data: string[] | null, error: ReturnType<typeof trouble> | null): string[] {
  const html = renderToStaticMarkup(
    <Loaded data={data} error={error} onRetry={() => undefined} failed="没有取到" skeleton={<i>等</i>} empty={{ when: (rows) => rows.length === 0, show: <i>空</i> }}>
      {(rows) => <i>{rows.join()}</i>}
    </Loaded>,
  )
  return ['等', '没有取到', '没有更新成功', '连不上网', '空', '甲'].filter((word) => html.includes(word))
}

test.each([
  ['coming', null, null, ['等']],
  ['not had', null, trouble('BUSY'), ['没有取到']],
  ['not reached', null, trouble('OFFLINE'), ['没有取到']],
  ['empty', [], null, ['空']],
  ['there', ['甲'], null, ['甲']],
  ['there, not up to date', ['甲'], trouble('BUSY'), ['没有更新成功', '甲']],
  ['there, without a network', ['甲'], trouble('OFFLINE'), ['连不上网', '甲']],
  ['was empty, and may be so no longer', [], trouble('BUSY'), ['没有更新成功']],
])('%s', (_state, data, error, expected) => {
  expect(seen(data, error)).toEqual(expected)
})

test.each([['CASE_NOT_FOUND', true], ['NOT_ALLOWED', true], ['BUSY', false]])('%s: home is the way on, and no number to ask about it: %s', (code, closed) => {
  const html = renderToStaticMarkup(<Loaded data={null} error={trouble(code)} onRetry={() => undefined} failed="没有取到" skeleton={null}>{() => null}</Loaded>)
  expect([html.includes('回首页'), html.includes('问题编号')]).toEqual([closed, !closed])
})
