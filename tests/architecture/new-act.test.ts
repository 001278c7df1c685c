import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { ENTRY_KINDS } from '../../shared/case/entries'
import { CASE_LIFECYCLE } from '../../shared/case/lifecycle'

const FIXTURE = join(PROJECT_ROOT, 'tests/architecture/fixtures/parcel.ts')
const SOURCE = readFileSync(FIXTURE, 'utf8')

const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(PROJECT_ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config, ts.sys, PROJECT_ROOT)
const host = ts.createCompilerHost(options)
const read = host.getSourceFile.bind(host)
let before: ts.Program | undefined

/** What the compiler says of the fixture when this is put in place of that: the first line of each complaint. */
function complaints(...changes: readonly (readonly [from: string, to: string])[]): string[] {
  const text = changes.reduce((source, [from, to]) => {
    expect(source).toContain(from)
    return source.replace(from, to)
  }, SOURCE)
  host.getSourceFile = (file, ...rest) => (file === FIXTURE ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true) : read(file, ...rest))
  const program = ts.createProgram({ rootNames: [FIXTURE], options: { ...options, types: [] }, host, oldProgram: before })
  before = program
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(FIXTURE)).map(({ messageText }) => {
    // The innermost line of a chain says what is missing.
    let deepest = messageText
    while (typeof deepest !== 'string' && deepest.next?.[0]) deepest = deepest.next[0]
    return typeof deepest === 'string' ? deepest : deepest.messageText
  })
}

const LOSE = "lose: { zh: '丢失', from: ['posted'], to: 'same', by: { officer: 'isPostman' }, entry: 'handed', consequence: '' },"

it('compiles as it is', () => expect(complaints()).toEqual([]))

it('asks for nothing more of a new act that leaves a known entry than its row and its input', () => {
  expect(complaints(['/* act */', LOSE], ['/* input */', 'lose: { text: string }'])).toEqual([])
})

it.each<[string, (readonly [string, string])[], RegExp]>([
  ['an act without its input', [['/* act */', LOSE]], /'never'/],
  ['an entry that nobody has described', [["'handed', 'marked'] as const", "'handed', 'marked', 'lost'] as const"]], /'lost' is missing/],
  ['an entry that does not exist', [['/* act */', LOSE.replace("entry: 'handed'", "entry: 'gone'")]], /"gone"' is not assignable/],
  ['a guard that does not exist', [["by: { officer: 'isPostman' }, entry", "by: { officer: 'isCat' }, entry"]], /"isCat"' is not assignable/],
  ['a guard that nobody has written', [["type Guard = 'isPostman'", "type Guard = 'isPostman' | 'isCat'"]], /'isCat' is missing/],
  ['a state that lies in no pile', [["type Status = 'posted' | 'delivered'", "type Status = 'posted' | 'delivered' | 'lost'"]], /'lost' is missing/],
  ['a clock without a limit', [["clock: 'delivery'", "clock: 'delivery' | 'return'"]], /'return' is missing/],
  ['a check without its refusal', [['  check: never\n  to:', "  check: 'once'\n  to:"]], /'once' is missing/],
  ['a notice without words', [["notice: 'parcelHanded'", "notice: 'parcelHanded' | 'parcelLost'"]], /'parcelLost' is missing/],
  ['an effect that takes what the act does not bring', [['effects: {}', "effects: { hand: (_doc, input) => ({ ok: true, value: { title: input.weight } }) }"]], /'weight' does not exist/],
  ['an alarm that does an act that does not exist', [['alarms: []', "alarms: [{ name: '', clock: 'delivery', share: 1, leaves: { does: 'explode' } }]"]], /"explode"' is not assignable/],
])('does not compile: %s', (_what, changes, complaint) => {
  const said = complaints(...changes)
  expect(said.length).toBeGreaterThan(0)
  expect(said.some((line) => complaint.test(line)) ? complaint : said).toBe(complaint)
})

/** Files that name every act of a case, or every kind of its entries: a new one has to go into each. */
function filesNaming(all: readonly string[]): string[] {
  const found: string[] = []
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(PROJECT_ROOT, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (/\.tsx?$/.test(entry.name)) {
        const source = readFileSync(join(PROJECT_ROOT, path), 'utf8')
        if (all.every((name) => new RegExp(`\\b${name}\\b`).test(source))) found.push(path)
      }
    }
  }
  for (const folder of ['shared', 'cloudfunctions', 'miniapp']) walk(folder)
  return found.sort()
}

it('keeps a new act of a case to its table, its entries and, where it changes more, its effects', () => {
  const files = new Set([...filesNaming(Object.keys(CASE_LIFECYCLE)), ...filesNaming(ENTRY_KINDS)])
  expect([...files].sort()).toEqual(['shared/case/entries.ts', 'shared/case/lifecycle.ts'])
})

// Read off the second flow; ARCHITECTURE.md gives the count.
it('keeps a new flow to one line in each of seven lists of shared/, beside its folder', () => {
  const named: string[] = []
  for (const path of readdirSync(join(PROJECT_ROOT, 'shared'), { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.ts') && !path.startsWith('supervision/') && /supervision/i.test(readFileSync(join(PROJECT_ROOT, 'shared', path), 'utf8'))) named.push(path)
  }
  expect(named.sort()).toEqual(['access/functions.ts', 'access/rights.ts', 'access/viewable.ts', 'api/acts.ts', 'api/errors.ts', 'api/flows.ts', 'message/notice-kinds.ts'])
})

it('keeps every file of the engine free of any flow', () => {
  const named = readdirSync(join(PROJECT_ROOT, 'shared/flow')).flatMap((file) => {
    const source = readFileSync(join(PROJECT_ROOT, 'shared/flow', file), 'utf8').replace(/^\s*case '[^']*':|case undefined:/gm, '')
    return /(?<!-)\b[Cc]ases?\b|CASE|[a-z]Case[A-Z]?\b|[Ss]upervision|诉求|督办/.test(source) ? [file] : []
  })
  expect(named).toEqual([])
})
