import { readFileSync } from 'node:fs'

it('keeps every page of the package out of WeChat\'s search: a page shows what companies wrote', () => {
  const { rules } = JSON.parse(readFileSync('dist/weapp/sitemap.json', 'utf8')) as { rules: unknown[] }
  expect(rules).toEqual([{ action: 'disallow', page: '*' }])
})
