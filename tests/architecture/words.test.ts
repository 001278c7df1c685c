import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { identifiersIn, wordsOf } from '../support/words/identifiers'

const FOLDERS = ['shared', 'cloudfunctions', 'miniapp', 'emulator']

/** Identifiers that may contain such a word, and why. */
const EXCEPTIONS: readonly (readonly [word: string, identifiers: RegExp, why: string])[] = [
  ['ticket', /^(\w*U|u)ploadTicket|^TICKET_(MS|SECONDS)$|^askTicket$|^ticket$/, 'leave to send one file: a word of the glossary, and never a case'],
  ['ticket', /[rR]atingTicket|RATING_TICKET|^(rate|read|write)ByTicket$|^ticket_batch$/, 'leave to rate one window: a word of the glossary, and never a case'],
  ['manager', /^getFileSystemManager$/, 'WeChat’s own'],
  ['service', /^commonService$/, 'the SDK’s own'],
]

/** The words of the column "not" of every table of the glossary, each with what is said instead. */
function unwanted(): Map<string, string> {
  const rows = readFileSync(join(PROJECT_ROOT, 'docs/glossary.md'), 'utf8').split('\n').filter((line) => line.startsWith('| ')).map((line) => line.split(' | '))
  return new Map(rows.flatMap(([said = '', , , not = '']) => [...not.matchAll(/`(\w+)`/g)].map((match) => [match[1] ?? '', said.replace('| ', '')] as const)))
}

const identifiers = FOLDERS.flatMap(identifiersIn)
const excused = (word: string, name: string): boolean => EXCEPTIONS.some(([excepted, pattern]) => excepted === word && pattern.test(name))

it('knows an identifier’s words', () => {
  expect(wordsOf('getHTTPAgent_ofUnit')).toEqual(['get', 'http', 'agent', 'of', 'unit', 'gethttp', 'httpagent', 'agentof', 'ofunit'])
})

it('uses no word that the glossary has another word for', () => {
  const not = unwanted()
  expect(not.size).toBeGreaterThan(50)
  const found = identifiers.flatMap(({ file, name }) => wordsOf(name).filter((word) => not.has(word) && !excused(word, name)).map((word) => `${file}: ${name} (${word}: say ${not.get(word) ?? ''})`))
  expect([...new Set(found)]).toEqual([])
})

it('has no exception that nothing needs', () => {
  for (const [word, pattern] of EXCEPTIONS) expect([word, identifiers.some(({ name }) => wordsOf(name).includes(word) && pattern.test(name))]).toEqual([word, true])
})

it('calls the id of a person personId', () => {
  const found = identifiers.filter(({ name, type }) => name === 'person' && /^(string|PersonId)\b/.test(type ?? ''))
  expect(found.map(({ file }) => file)).toEqual([])
})
