import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { PROJECT_ROOT } from '../../emulator/project-root'

interface Piece {
  at: string
  text: string
}

const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending)).map((name) => join(PROJECT_ROOT, folder, name))

/** Every text a source file has between quotes; comments may say what they like. */
function textsOf(file: string): Piece[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  const texts: Piece[] = []
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      texts.push({ at: `${relative(PROJECT_ROOT, file)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, text: node.text })
    }
    ts.forEachChild(node, walk)
  }
  walk(source)
  return texts
}

const migrations = (): Piece[] => filesUnder('cloudfunctions/_database/migrations', '.sql').flatMap((file) =>
  readFileSync(file, 'utf8').split('\n').map((line, at) => ({ at: `${relative(PROJECT_ROOT, file)}:${at + 1}`, text: line.replace(/--.*$/, '') })))

const pieces: readonly Piece[] = [...filesUnder('cloudfunctions', '.ts').flatMap(textsOf), ...migrations()]
const foundBy = (words: RegExp): string[] => pieces.filter(({ text }) => words.test(text)).map(({ at, text }) => `${at} ${words.exec(text)?.[0]}`)

/** Time comes in as a parameter, or a test could not choose it and two statements of one call would disagree. */
const PRESENT = /\bnow\s*\(\s*\)|\b(?:current_timestamp|current_date|current_time|localtime|localtimestamp)\b|\b(?:clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(/i

/** What came with 16, 17 and 18: government clouds and domestic databases are at 15. */
const AFTER_15 = new RegExp([
  'json_table', 'json_(?:query|value|exists|scalar|serialize)', 'json_(?:object|array)agg', 'json_array\\s*\\(', 'is\\s+json', 'merge_action', 'transaction_timeout', 'on_error', 'any_value',
  'uuidv7', 'uuidv4', 'array_(?:sort|reverse|sample|shuffle)', 'random_normal', 'random\\s*\\([^)]+\\)', 'pg_input_is_valid', 'to_(?:bin|oct)\\s*\\(', 'casefold', 'crc32c?',
  'returning\\s+(?:with|old\\s*\\.|new\\s*\\.)', 'generated\\s+always\\s+as\\s*\\([^)]*\\)\\s*virtual', 'without\\s+overlaps', 'not\\s+enforced', 'system_user', 'builtin_locale', 'gamma\\s*\\(', 'at\\s+local',
].map((word) => `\\b${word}\\b`.replace(/\\b$/, /\w$/.test(word) ? '\\b' : '')).join('|'), 'i')

test('no SQL of the functions asks for the present: `now` is a parameter', () => {
  expect(foundBy(PRESENT)).toEqual([])
})

test('no SQL uses a word that PostgreSQL 15 lacks', () => {
  expect(foundBy(AFTER_15)).toEqual([])
  expect(foundBy(/\bmerge\s+into\b[\s\S]*\breturning\b/i)).toEqual([])
})

test('the record is written by INSERT alone', () => {
  expect(foundBy(/\b(?:update|delete\s+from|truncate(?:\s+table)?|merge\s+into)\s+(?:only\s+)?(?:mashangban\.)?entries\b/i)).toEqual([])
  const writes = pieces.filter(({ text }) => /\binsert\s+into\s+mashangban\.entries\b/i.test(text))
  expect(writes.length).toBeGreaterThan(0)
})

test('the words are found where they stand', () => {
  for (const text of ['select now()', 'default current_date', 'x < clock_timestamp ()', 'where at < CURRENT_TIMESTAMP']) expect([text, PRESENT.test(text)]).toEqual([text, true])
  for (const text of ['returning old.id', 'select any_value(x)', 'uuidv7()', 'random(1, 6)', 'JSON_TABLE(', 'set transaction_timeout = 5', 'to_bin(5)']) expect([text, AFTER_15.test(text)]).toEqual([text, true])
  for (const text of ['returning id, old_name', 'random()', 'select known(), :now', 'on conflict do update', 'jsonb_agg(x)']) expect([text, AFTER_15.test(text) || PRESENT.test(text)]).toEqual([text, false])
})
