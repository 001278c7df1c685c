import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { DEFAULT_NAMES, NAMED } from '../../shared/settings/names'

/** Where a default word may stand as it is, on which lines, and why. */
const ALLOWED: readonly (readonly [file: RegExp, line: RegExp, why: string])[] = [
  [/^shared\/settings\/names\.ts$/, /DEFAULT_NAMES|shortOf/, 'what the defaults are'],
  [/^shared\/register\/(company|assignment-fields|office|row-problems)\.ts$/, /headings:|also:|ASSIGNMENT_RANKS = |SHEET_ROLES = |: 'lead',|一列/, 'headings and cells of sheets are a format: a file goes from one tenant to another and comes back, whatever they call it'],
  [/^cloudfunctions\/import\/(template|example-rows)\.ts$/, /official: |officials: /, 'the same format, as a template shows it'],
  [/^shared\/api\/\w+\.api\.ts$/, /^ *zh: /, 'what an action does, for whoever programs against it'],
  [/^shared\/case\/title\.ts$/, /const WHO/, 'words that people address somebody by, taken off a title'],
  [/^cloudfunctions\/_tenant\//, /CannotMake/, 'the name of the project, to whoever runs its commands'],
  [/^miniapp\/(app\.config|pages\/\w+\/index\.config)\.ts$/, /navigationBarTitleText/, 'read by WeChat before any code runs; each page then says its own title'],
  [/^miniapp\/index\.html$/, /<title>/, 'read by the browser before any code runs; each page then says its own title'],
  [/^miniapp\/gallery\//, /./, 'a page of examples for whoever builds pages; in no build for users'],
]

/** Where a text with a hole stands without being filled on the same line, and who fills it. */
const FILLED_ELSEWHERE: Readonly<Record<string, string>> = {
  'miniapp/admin/Figures.tsx': 'the card that shows them', 'miniapp/admin/company-words.ts': 'emptyPile', 'miniapp/admin/decisions/sort-words.ts': 'the page that shows it', 'miniapp/company/file/filing-form.ts': 'AboutField', 'miniapp/desk/work/index.tsx': 'the row that shows it',
  'miniapp/admin/setting/Sample.tsx': 'no hole: what stands in the form', 'miniapp/pages/landing/bad-code.ts': 'badCodeWords', 'miniapp/resident/privacy/guide.ts': 'the page of the guide', 'miniapp/sign-in/views.ts': 'drawView',
}

const DEFAULT = /码上办|专员/
const HOLE = new RegExp(`(?<!\\$)\\{(${NAMED.join('|')})(Short)?\\}`)

/** Lines of the sources, without comments. */
const LINES = ['miniapp', 'shared', 'cloudfunctions'].flatMap((folder) => readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`))
  .filter((file) => /\.(tsx?|html|json|sql)$/.test(file))
  .flatMap((file) => readFileSync(join(PROJECT_ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').split('\n').map((line) => ({ file, line: line.replace(/(^|\s)(\/\/|--) .*/, '') })))

const isAllowed = (file: string, line: string): boolean => ALLOWED.some(([where, which]) => where.test(file) && which.test(line))

it('has no default word in a text that a user reads: it has a hole, which is filled with the names of the tenant', () => {
  expect(LINES.filter(({ file, line }) => DEFAULT.test(line) && !isAllowed(file, line))).toEqual([])
  expect(Object.values(DEFAULT_NAMES).every((word) => DEFAULT.test(word))).toBe(true)
})

it('has no allowed place that nothing needs', () => {
  for (const [where, which, why] of ALLOWED) expect([why, LINES.some(({ file, line }) => where.test(file) && which.test(line) && DEFAULT.test(line))]).toEqual([why, true])
})

it('fills each hole of a page where it stands, or where it is written down', () => {
  const open = LINES.filter(({ file, line }) => file.startsWith('miniapp/') && HOLE.test(line) && !line.includes('named(')).map(({ file }) => file)
  expect([...new Set(open)].sort()).toEqual(Object.keys(FILLED_ELSEWHERE).sort())
})
