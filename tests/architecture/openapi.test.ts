import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { type ActionName, ACTIONS, functionOf } from '../../shared/api'

type Node = Record<string, unknown>
interface Document {
  openapi: string
  paths: Record<string, { post: { requestBody: { content: Record<string, { schema: { oneOf: { $ref: string }[] } }> } } }>
  components: { schemas: Record<string, Node> }
}

const FILE = 'docs/openapi.json'
const document = JSON.parse(readFileSync(join(PROJECT_ROOT, FILE), 'utf8')) as Document
const { schemas } = document.components
const NAMES = Object.keys(ACTIONS) as ActionName[]

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
/** Says something about a value beyond describing it. */
const TELLING = ['type', 'const', 'enum', '$ref', 'oneOf', 'anyOf', 'allOf']

/** Paths of schemas that would take anything. */
function open(schema: unknown, path: string): string[] {
  if (!isNode(schema)) return []
  const inside = [
    ...Object.entries((schema.properties ?? {}) as Node), ...['items', 'additionalProperties'].map((key) => [key, schema[key]] as const),
    ...['oneOf', 'anyOf', 'allOf'].flatMap((key) => ((schema[key] ?? []) as unknown[]).map((each, at) => [`${key}${at}`, each] as const)),
  ]
  return [...(TELLING.some((key) => key in schema) ? [] : [path]), ...inside.flatMap(([key, each]) => open(each, `${path}.${key}`))]
}

it('is valid OpenAPI 3.1, says a validator that is not ours', () => {
  const validator = join(PROJECT_ROOT, 'node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js')
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(JSON.parse(execFileSync(process.execPath, [validator, FILE], { cwd: PROJECT_ROOT, encoding: 'utf8' }))).toEqual({ valid: true })
})

it('has every action, in the path of the function that answers it, with its parts', () => {
  const offered = Object.entries(document.paths).flatMap(([path, { post }]) =>
    (post.requestBody.content['application/json']?.schema.oneOf ?? []).map(({ $ref }) => `${path} ${$ref.split('/').at(-1) ?? ''}`))
  expect(offered.sort()).toEqual(NAMES.map((action) => `/v1/functions/${functionOf(action)} ${action}`).sort())
  for (const action of NAMES) {
    expect(schemas[action]).toMatchObject({ title: expect.stringMatching(/\p{Script=Han}/u) as string, 'x-roles': expect.arrayContaining([expect.any(String)]) as string[] })
    for (const part of ['input', 'reply', 'error']) expect(schemas).toHaveProperty([`${action}.${part}`])
  }
})

it('refers only to what it has', () => {
  const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(named.filter((name) => !(name in schemas))).toEqual([])
})

it('is typed to the end: no part of it takes anything', () => {
  expect(Object.entries(schemas).flatMap(([name, schema]) => open(schema, name))).toEqual([])
})
