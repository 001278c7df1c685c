'use strict'
// One instance of one cloud function, inside a worker thread. Like the cloud's own bootstrap it copies the environment of
// each call into process.env (a worker has its own copy) and runs one call at a time.
const { parentPort, workerData } = require('node:worker_threads')

followEmulatedClock(new BigInt64Array(workerData.clock))
const printed = keepPrinted((lines) => parentPort.postMessage({ lines }))
let main
let loadFailure
try {
  main = require(workerData.file).main
  if (typeof main !== 'function') throw new TypeError('the bundle exports no function named main')
} catch (failure) {
  loadFailure = failure
}

parentPort.postMessage({ ready: true, lines: printed.take() })

let current = {}
parentPort.on('message', async ({ event, context, environ }) => {
  printed.flush()
  changeEnvironment(environ)
  try {
    if (loadFailure) throw loadFailure
    const reply = await main(event, context)
    parentPort.postMessage({ reply: JSON.stringify(reply) ?? 'null', lines: printed.take() })
  } catch (failure) {
    const text = failure instanceof Error ? failure.stack || failure.message : String(failure)
    parentPort.postMessage({ failure: text, broken: loadFailure !== undefined, lines: printed.take() })
  }
})

// Each write to process.env is slow, and most variables are the same from call to call.
function changeEnvironment(environ) {
  for (const name in current) if (!(name in environ)) delete process.env[name]
  for (const name in environ) if (environ[name] !== current[name]) process.env[name] = environ[name]
  current = environ
}

// What is printed goes with the reply: piping a worker's streams costs more than the call. Lines that no reply takes along, of a
// call that takes long or goes on after its reply, go by themselves a moment later.
function keepPrinted(send) {
  let lines = []
  let timer
  const take = () => {
    clearTimeout(timer)
    timer = undefined
    const taken = lines
    lines = []
    return taken
  }
  const flush = () => {
    if (lines.length > 0) send(take())
  }
  for (const stream of [process.stdout, process.stderr]) {
    let rest = ''
    stream.write = (chunk, encoding, done) => {
      const parts = (rest + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))).split('\n')
      rest = parts.pop()
      lines.push(...parts)
      timer ??= setTimeout(flush, 100).unref()
      const callback = typeof encoding === 'function' ? encoding : done
      if (callback) process.nextTick(callback)
      return true
    }
  }
  process.on('exit', flush)
  return { take, flush }
}

// Date of this thread becomes the emulated clock; timers and performance.now stay real. No Proxy: Date is asked for too often.
function followEmulatedClock(offset) {
  const Real = Date
  const realNow = Real.now.bind(Real)
  const now = () => realNow() + Number(Atomics.load(offset, 0))
  function Emulated(...values) {
    if (!new.target) return new Real(now()).toString()
    return Reflect.construct(Real, values.length === 0 ? [now()] : values, new.target === Emulated ? Real : new.target)
  }
  // Everything but `now` is the real one's: parse, UTC, the prototype (so that instanceof holds both ways).
  Object.setPrototypeOf(Emulated, Real)
  Object.defineProperty(Emulated, 'prototype', { value: Real.prototype, writable: false })
  Object.defineProperty(Emulated, 'name', { value: 'Date' })
  Object.defineProperty(Emulated, 'length', { value: Real.length })
  Emulated.now = now
  Real.prototype.constructor = Emulated
  globalThis.Date = Emulated
}
