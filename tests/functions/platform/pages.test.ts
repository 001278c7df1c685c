import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { roleStatements } from '../../../cloudfunctions/_database/roles'
import { ACCOUNT_VARIABLES, GIVEN_VARIABLES, NETWORK_VARIABLES, OPTIONAL_VARIABLES } from '../../../cloudfunctions/_deploy/variables'

const page = (name: string) => readFileSync(resolve(__dirname, '../../..', name), 'utf8')
const PAGES = [page('docs/deployment.md'), page('docs/deployment.zh-CN.md')] as const
const READMES = [page('README.md'), page('README.zh-CN.md')] as const

/** What must be equal in both languages. */
const skeleton = (text: string) => ({
  headings: text.match(/^#+ /gm),
  code: text.match(/^ *```[\s\S]*?^ *```/gm),
  rows: text.match(/^ *\|/gm)?.length,
  items: text.match(/^ *(- |\d\. )/gm),
  names: [...new Set(text.match(/`[A-Z][A-Z_]+`/g))].sort(),
})

test('README and the page on deployment say the same in both languages: headings, tables, steps, code, names', () => {
  expect(skeleton(PAGES[1])).toEqual(skeleton(PAGES[0]))
  expect(skeleton(READMES[1])).toEqual(skeleton(READMES[0]))
})

test('README has the one list of what nobody could try, each with how to find out', () => {
  const list = READMES[0].split('## Not yet tried')[1]?.split(/^## /m)[0] ?? ''
  const rows = (list.match(/^\| .* \| .* \|$/gm) ?? []).slice(1)
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows) expect(row.split('|').map((cell) => cell.trim()).filter(Boolean)).toHaveLength(2)
})

test('it has the administrator’s statements as the runner knows them, and every variable of a deployment', () => {
  for (const [at, text] of PAGES.entries()) {
    for (const statement of roleStatements('mashangban')) expect(text).toContain(`${statement};`)
    for (const name of [...ACCOUNT_VARIABLES, ...GIVEN_VARIABLES, ...NETWORK_VARIABLES]) expect(text).toContain(`\`${name}\``)
    for (const name of OPTIONAL_VARIABLES.filter((each) => each !== 'WX_API_BASE')) expect(text + READMES[at]).toContain(name)
  }
})
