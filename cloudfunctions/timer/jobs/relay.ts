import { relayCase } from '../../case/relay-case'
import { startMediaChecks } from '../../case/start-media-checks'
import { type Job, untilDone } from './job'

const BATCH = 50
const AT_ONCE = 5

/** Hands over entries and notices of every case that has some, longest waiting first. */
export const relay: Job = (run) =>
  untilDone(run, async () => {
    const waiting = await run.ports.cases.due('relayAt', run.now, BATCH)
    let handed = 0
    for (let at = 0; at < waiting.length && !run.timeIsUp(); at += AT_ONCE) {
      const group = waiting.slice(at, at + AT_ONCE)
      await Promise.all(group.map((current) => startMediaChecks(run.ports, current, run.now)))
      const after = await Promise.all(group.map((current) => relayCase(run.ports, current, run.now)))
      handed += after.filter((current, index) => current !== group[index]).length
    }
    return handed
  })
