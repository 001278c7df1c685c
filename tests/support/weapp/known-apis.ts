import { readFileSync } from 'node:fs'

const TYPINGS = 'node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts'

/** Names of everything WeChat declares on `wx`; a call to another name would fail on a phone and so fails here. */
export function knownApis(): ReadonlySet<string> {
  const lines = readFileSync(TYPINGS, 'utf8').split(/\r?\n/)
  const start = lines.indexOf('    interface Wx {')
  if (start < 0) throw new Error('interface Wx not found in miniprogram-api-typings')
  const end = lines.indexOf('    }', start)
  const names = lines.slice(start, end).map((line) => /^ {8}(?:readonly )?(\w+)\??[(<:]/.exec(line)?.[1])
  return new Set(['cloud', 'env', ...names.filter((name) => name !== undefined)])
}
