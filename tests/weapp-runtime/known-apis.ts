import { readFileSync } from 'node:fs'

const TYPINGS = 'node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts'

/** Names of everything WeChat declares on `wx`; a call to another name would fail on a phone and so fails here. */
export function knownApis(): ReadonlySet<string> {
  // The comments hold whole programs, which would end the search early.
  const source = readFileSync(TYPINGS, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const body = /^ {4}interface Wx \{$([\s\S]*?)^ {4}\}$/m.exec(source.replaceAll('\r', ''))?.[1]
  if (!body) throw new Error('interface Wx not found in miniprogram-api-typings')
  const names = [...body.matchAll(/^ {8}(?:readonly )?(\w+)\??[(<:]/gm)].map((match) => match[1] ?? '')
  return new Set(['cloud', 'env', ...names])
}
