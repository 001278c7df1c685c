'use strict'
// One instance of one cloud function, inside a worker thread. Like the cloud's own bootstrap it copies the environment of
// each call into process.env (a worker has its own copy) and runs one call at a time.
const { parentPort, workerData } = require('node:worker_threads')
const diagnostics = require('node:diagnostics_channel')
const { performance } = require('node:perf_hooks')

followEmulatedClock(new BigInt64Array(workerData.clock))
const wire = watchWire()
let main
let loadFailure
try {
  main = require(workerData.file).main
  if (typeof main !== 'function') throw new TypeError('the bundle exports no function named main')
} catch (failure) {
  loadFailure = failure
}

parentPort.postMessage({ ready: true })

let lastNames = []
parentPort.on('message', async ({ event, context, environ }) => {
  for (const name of lastNames) delete process.env[name]
  Object.assign(process.env, environ)
  lastNames = Object.keys(environ)
  wire.reset()
  try {
    if (loadFailure) throw loadFailure
    const reply = await main(event, context)
    parentPort.postMessage({ reply: JSON.stringify(reply === undefined ? null : reply), wire: wire.calls() })
  } catch (failure) {
    const text = failure instanceof Error ? failure.stack || failure.message : String(failure)
    parentPort.postMessage({ failure: text, broken: loadFailure !== undefined, wire: wire.calls() })
  }
})

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

// When each request to the cloud left and when its answer came, as the function saw it: only here can one tell calls
// that waited for each other from calls made together.
function watchWire() {
  let calls = []
  const open = new WeakMap()
  diagnostics.subscribe('http.client.request.start', ({ request }) => {
    const seqId = /^\/admin\?.*\bseqId=([^&]+)/.exec(request.path)
    if (!seqId) return
    const call = { seqId: seqId[1], from: performance.now(), to: Infinity }
    open.set(request, call)
    calls.push(call)
  })
  const close = ({ request }) => {
    const call = open.get(request)
    if (call) call.to = performance.now()
  }
  diagnostics.subscribe('http.client.response.finish', close)
  diagnostics.subscribe('http.client.request.error', close)
  return { reset: () => { calls = [] }, calls: () => calls }
}
