/** Milliseconds of the work below on the machine where the budgets were measured, idle. */
const MEASURED_MS = 65

/** Work of the kind that the tests do (objects, text, sorting), of the same size every time. */
function work(): number {
  const rows = Array.from({ length: 4000 }, (_, at) => ({ id: String((at * 7919) % 10_007), name: `企业${at}`, at }))
  let length = 0
  for (let turn = 0; turn < 12; turn += 1) {
    const read = JSON.parse(JSON.stringify(rows)) as typeof rows
    length += read.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.at - b.at)).map(({ name }) => name.normalize('NFKC')).join().length
  }
  return length
}

/** How many times as slow as there this machine is at this moment: the middle one of five tries. Below 1 it is faster. */
export function slownessNow(): number {
  const tries = Array.from({ length: 5 }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return (tries.sort((a, b) => a - b)[2] ?? 0) / MEASURED_MS
}
