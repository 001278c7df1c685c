import { getCaller, isClient, isTimer, type Caller } from '../../../cloudfunctions/_runtime/caller'
import { callEnvironment, TIMER_SHAPES, type Caller as Emulated } from '../../../emulator/functions/caller'

const SIGNED_IN: Emulated = { openid: 'o-alice', source: 'wx_client' }
const ANONYMOUS: Emulated = { source: 'wx_http' }
const [BARE_TIMER, NAMED_TIMER] = TIMER_SHAPES as [Emulated, Emulated]
const CALLS: readonly (readonly [name: string, call: Emulated])[] = [['signed in', SIGNED_IN], ['anonymous', ANONYMOUS], ['bare timer', BARE_TIMER], ['named timer', NAMED_TIMER]]

type Variables = Record<string, string>
const join = (variables: Variables) => Object.entries(variables).map(([name, value]) => `${name}=${value}`).join(';')

/** Forms in which the platform has been seen to hand over the context of a call. */
const CONTEXTS: Record<string, (variables: Variables) => object> = {
  'JSON text': (variables) => ({ environment: JSON.stringify(variables) }),
  'pairs': (variables) => ({ environ: join(variables) }),
  'both': (variables) => ({ environment: JSON.stringify(variables), environ: join(variables) }),
  'none': () => ({}),
}
/** What an instance does with its environment before a call: its own bootstrap only adds, the host here replaces, others leave it alone. */
const INSTANCES: Record<string, (variables: Variables, last: readonly string[]) => void> = {
  replaces: (variables, last) => {
    for (const name of last) delete process.env[name]
    Object.assign(process.env, variables)
  },
  adds: (variables) => void Object.assign(process.env, variables),
  leaves: () => undefined,
}
const NAMES = [...new Set(CALLS.flatMap(([, call]) => Object.keys(callEnvironment(call, 'r', 'wx1'))))]
const clean = () => { for (const name of [...NAMES, 'CALLER_FROM_PROCESS']) delete process.env[name] }
beforeEach(clean)
afterAll(clean)

/** One instance serves the calls in turn and tells who it took each for. */
function serve(instance: string, context: string, calls: readonly Emulated[]): Caller[] {
  let last: string[] = []
  return calls.map((call) => {
    const variables = callEnvironment(call, 'r', 'wx1')
    INSTANCES[instance]?.(variables, last)
    last = Object.keys(variables)
    return getCaller({ request_id: 'r-1', ...CONTEXTS[context]?.(variables) })
  })
}

const orders = CALLS.flatMap(([a, first]) => CALLS.flatMap(([b, second]) => CALLS.map(([c, third]) => [[a, b, c].join(', '), [first, second, third]] as const)))
const mayBe = (call: Emulated, seen: Caller) => {
  expect(seen.openid === null || seen.openid === call.openid).toBe(true)
  expect(seen.source === '' || seen.source === call.source).toBe(true)
}

describe.each(Object.keys(INSTANCES))('an instance that %s its environment', (instance) => {
  describe.each(Object.keys(CONTEXTS))('with %s as context', (context) => {
    test('takes nobody for somebody it served before, in any order of calls', () => {
      for (const [, calls] of orders) {
        clean()
        serve(instance, context, calls).forEach((seen, at) => mayBe(calls[at] as Emulated, seen))
      }
    })

    // Without a context nobody is told from a timer: the test above is all that can be asked.
    if (context === 'none') return
    test('never takes a client for a timer', () => {
      for (const [, calls] of orders) {
        clean()
        serve(instance, context, calls).forEach((seen, at) => expect(isTimer(seen)).toBe(TIMER_SHAPES.includes(calls[at] as Emulated)))
      }
    })
  })
})

test('a context that is given tells everything that the call brought', () => {
  for (const context of ['JSON text', 'pairs', 'both']) {
    expect(serve('leaves', context, [SIGNED_IN])).toEqual([{ openid: 'o-alice', source: 'wx_client', trigger: 'tcb', requestId: 'r-1', clientIp: '127.0.0.1' }])
    expect(serve('leaves', context, [BARE_TIMER])).toEqual([{ openid: null, source: '', trigger: 'timer', requestId: 'r-1', clientIp: null }])
  }
})

describe('the environment of the process', () => {
  test('names nobody unless the deployment says that it is replaced per call', () => {
    expect(serve('replaces', 'none', [SIGNED_IN])[0]?.openid).toBeNull()
    process.env['CALLER_FROM_PROCESS'] = '1'
    expect(serve('replaces', 'none', [SIGNED_IN, ANONYMOUS, SIGNED_IN]).map(({ openid }) => openid)).toEqual(['o-alice', null, 'o-alice'])
  })

  test('is not asked for what a given context lacks, even then', () => {
    process.env['CALLER_FROM_PROCESS'] = '1'
    expect(serve('adds', 'JSON text', [SIGNED_IN, ANONYMOUS])[1]).toMatchObject({ openid: null, source: 'wx_http' })
    expect(getCaller({ environment: '{"TCB_SOURCE":' }).openid).toBeNull()
  })

  test('tells the trigger of a call that brought nothing else, and of no other', () => {
    process.env['TRIGGER_SRC'] = 'timer'
    expect(isTimer(getCaller({ request_id: 'r' }))).toBe(true)
    expect(isTimer(getCaller({ environment: JSON.stringify({ TCB_SOURCE: 'wx_http' }) }))).toBe(false)
    expect(isTimer(getCaller({ environment: JSON.stringify({ WX_OPENID: 'o-x' }) }))).toBe(false)
  })
})

test.each([undefined, null, 'text', 7, [], { environment: '' }, { environment: 'not json' }, { environment: '[1]' }, { environ: ';;=' }, { environment: '{"WX_OPENID":7}' }])(
  'a context of %j names nobody', (context) => expect(getCaller(context)).toMatchObject({ openid: null, source: '' }))

test('a client is known at any place of the chain; the platform’s own calls are none', () => {
  for (const source of ['wx_client', 'wx_devtools', 'wx_http', 'wx_crawler', 'wx_client,scf', 'wx_trigger,scf', 'scf']) expect(isClient({ source })).toBe(true)
  for (const source of ['', 'wx_push', 'wx_trigger', 'other', 'wx_unknown', 'wx_paycallback']) expect(isClient({ source })).toBe(false)
})
