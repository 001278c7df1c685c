import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { PROJECT_ROOT } from '../../emulator/project-root'

const read = (file: string): string => readFileSync(join(PROJECT_ROOT, file), 'utf8')
const blocks = (text: string): string[] => [...text.matchAll(/```bash\n([\s\S]*?)```/g)].map((match) => (match[1] ?? '').replace(/<[^>]+>/g, '<…>').replace(/^ +/gm, ''))
const links = (text: string): string[] => [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? '').filter((link) => !link.startsWith('http'))

it('has generated pages that say what the tables say now', () => {
  const check = () => execFileSync(process.execPath, ['--import', 'tsx', 'docs/generate.ts', '--check'], { cwd: PROJECT_ROOT, encoding: 'utf8' })
  expect(check).not.toThrow()
})

it('keeps the two READMEs equal: the same commands, tables, sections and links', () => {
  const [english, chinese] = [read('README.md'), read('README.zh-CN.md')]
  expect(blocks(chinese)).toEqual(blocks(english))
  expect(chinese.match(/^## /gm)?.length).toBe(english.match(/^## /gm)?.length)
  expect(chinese.match(/^ *\|/gm)?.length).toBe(english.match(/^ *\|/gm)?.length)
  const others = ['README.md', 'README.zh-CN.md']
  // A page that has a Chinese twin is linked to by its own.
  const same = (text: string) => links(text).filter((link) => !others.includes(link)).map((link) => link.replace('.zh-CN.md', '.md'))
  expect(same(chinese)).toEqual(same(english))
})

it.each(['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s links to files that exist', (file) => {
  const found = links(read(file))
  expect(found).not.toEqual([])
  expect(found.filter((link) => !existsSync(join(PROJECT_ROOT, link)))).toEqual([])
})

const NAMES_COMMANDS = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'tests/README.md', 'docs/deployment.md', 'docs/deployment.zh-CN.md']
it.each(NAMES_COMMANDS)('%s names only commands that exist', (file) => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)
  const named = [...read(file).matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '')
  expect(named).not.toEqual([])
  expect(named.filter((name) => !scripts.includes(name))).toEqual([])
})

it('records no address of a registry in the lockfile', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/)
})
