/**
 * WeChat lets some interfaces run only as the first thing after a tap. A tap is a trusted click; it is over when the handlers it set off
 * have returned, so anything awaited in between loses it. (navigator.userActivation is no measure: it lasts for seconds.)
 */
let tapping = false

/** Listens for taps. Capture phase: before any handler of the page. */
export function watchTaps(): void {
  for (const type of ['click', 'touchend'] as const) {
    window.addEventListener(type, (event) => {
      if (!event.isTrusted) return
      tapping = true
      setTimeout(() => { tapping = false }, 0)
    }, { capture: true })
  }
}

/** Whether this very moment belongs to a tap. */
export const isTapping = (): boolean => tapping
