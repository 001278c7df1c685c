import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ActionName, ACTIONS, type ErrorCode, ERROR_MESSAGES, functionOf, specOf } from '../shared/api'
import { detailsOf } from '../shared/api/details'
import { refusalsOf } from '../shared/api/refusals'
import { dataSchemas, type JsonSchema, pointerTo, refTo, schemaOf } from './openapi-schemas'
import { callersOf, rolesOf } from './callers-of'

const { version: VERSION } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string }
const NAMES = Object.keys(ACTIONS) as ActionName[]
const GIVEN = [...new Set(NAMES.flatMap(refusalsOf))]

/** What is said instead of a reply when a function gave none that could be handed on (emulator/gateway). */
const OF_THE_HOST = ['FUNCTION_TIMEOUT', 'REPLY_TOO_LARGE', 'REPLY_UNDECLARED']

const DESCRIPTION = `One path per function; the body names the action. The schema \`<action>\` of each says who may call it (\`x-roles\`; being listed is necessary, not
sufficient; \`x-anonymous\`: also without signing in) and which schema its reply has (\`x-reply\`). A reply is HTTP 200 also when it refuses; \`4XX\` is a malformed request.
Lengths of text are code points after trimming. Actions that write carry a \`requestId\`, drawn once per tap: a repeat gets the first reply.`

const object = (properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)), additionalProperties: false,
})
const TEXT = { type: 'string' }
const refused = (error: JsonSchema): JsonSchema => object({ ok: { const: false }, error })

/** One refusal: its code, the sentence for people, and its details if it has any. */
function refusal(code: ErrorCode): JsonSchema {
  const declared = detailsOf(code)
  const always = declared !== undefined && !declared.safeParse(undefined).success
  const error = { code: { const: code }, message: TEXT, requestId: TEXT, ...(declared ? { details: schemaOf(declared, 'output') } : {}) }
  return { description: ERROR_MESSAGES[code], ...object(error, always ? [] : ['details']) }
}

const hasNoInput = (action: ActionName): boolean => specOf(action).input.safeParse({}).success

function ofAction(action: ActionName, data: string): Record<string, JsonSchema> {
  const { zh, input } = specOf(action)
  return {
    [action]: {
      title: zh, 'x-roles': rolesOf(action), 'x-anonymous': callersOf(action).anonymous, 'x-reply': pointerTo(`${action}.reply`),
      ...object({ action: { type: 'string', const: action }, input: refTo(`${action}.input`) }, hasNoInput(action) ? ['input'] : []),
    },
    [`${action}.input`]: schemaOf(input, 'input'),
    [`${action}.reply`]: { oneOf: [object({ ok: { const: true }, data: refTo(data) }), refused(refTo(`${action}.error`)), refTo('host.reply')] },
    [`${action}.error`]: { oneOf: refusalsOf(action).map((code) => refTo(code)), discriminator: { propertyName: 'code' } },
  }
}

function pathOf(name: string): JsonSchema {
  const actions = NAMES.filter((action) => functionOf(action) === name)
  const json = (schema: JsonSchema): JsonSchema => ({ 'application/json': { schema } })
  return {
    post: {
      operationId: name,
      summary: `Actions: ${actions.join(', ')}`,
      security: actions.some((action) => callersOf(action).anonymous) ? [{ caller: [] }, {}] : [{ caller: [] }],
      requestBody: {
        required: true,
        content: json({ oneOf: actions.map((action) => refTo(action)), discriminator: { propertyName: 'action' } }),
      },
      responses: {
        200: { description: 'The reply of the action that was named, `<action>.reply`.', content: json({ anyOf: actions.map((action) => refTo(`${action}.reply`)) }) },
        '4XX': { description: 'Malformed: no JSON object, too large, an unknown function, a bad identity.', content: json(refTo('malformed.reply')) },
      },
    },
  }
}

/** The contract of every action over HTTP (design §4) as OpenAPI 3.1, whose schemas are JSON Schema 2020-12 as zod writes them. */
export function openapi(): JsonSchema {
  const { schemas, nameOf } = dataSchemas()
  const all: Record<string, JsonSchema> = {
    ...Object.assign({}, ...NAMES.map((action) => ofAction(action, nameOf(action)))) as Record<string, JsonSchema>,
    ...schemas,
    ...Object.fromEntries(GIVEN.map((code) => [code, refusal(code)])),
    'host.reply': refused(object({ code: { enum: OF_THE_HOST }, message: TEXT, requestId: TEXT })),
    'malformed.reply': refused(object({ code: TEXT, message: TEXT, requestId: TEXT })),
  }
  const paths = [...new Set(NAMES.map(functionOf))].map((name) => [`/v1/functions/${name}`, pathOf(name)])
  return {
    openapi: '3.1.1',
    info: { title: '码上办', version: VERSION, description: DESCRIPTION.replaceAll('\n', ' '), license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: 'http://127.0.0.1:8080', description: '`npm start`' }],
    paths: Object.fromEntries(paths) as JsonSchema,
    components: {
      securitySchemes: { caller: { type: 'http', scheme: 'bearer', description: 'On one machine `dev:<openid>`; in the cloud the platform tells who calls.' } },
      schemas: Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  }
}
