/** How long a page may take on a machine with other things to do; no measure of speed (that is `npm run bench`). */
export const PATIENCE_MS = 20_000
/** Asked soon at first, then less and less often: each question costs both sides, most of all where many tests run at once and all are late. */
const PAUSES = { firstMs: 25, grows: 1.3, mostMs: 200 }

export const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })

/** What the automation protocol says of a page that went away between two questions, because the app moved on by itself. */
const MOVED_ON = /page destroyed|no page is open|Execution context was destroyed|not attached to the DOM/

/** Asks until the answer is neither null nor false; throws what `explain` says when the time is over. */
export async function until<T>(ask: () => Promise<T | null | false>, explain: () => Promise<string>, ms = PATIENCE_MS): Promise<T> {
  const deadline = Date.now() + ms
  for (let wait = PAUSES.firstMs; ; wait = Math.min(wait * PAUSES.grows, PAUSES.mostMs)) {
    const answer = await ask().catch((cause: unknown) => {
      if (MOVED_ON.test(String(cause instanceof Error ? cause.message : cause))) return null
      throw cause
    })
    if (answer !== null && answer !== false) return answer
    if (Date.now() > deadline) throw new Error(await explain())
    await pause(wait)
  }
}
