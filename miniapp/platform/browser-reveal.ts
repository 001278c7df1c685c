import { DRAWN_MS } from './drawn'

/** Around what was scrolled to. */
const AIR = 16

/**
 * Scrolls to the element with that id, unless it is whole in sight, and puts the cursor there. The bars of its page lie over what
 * scrolls beneath them, so it stands between them.
 */
export const reveal = (id: string): void => void setTimeout(() => {
  const place = document.getElementById(id)
  if (place === null) return
  const heightOf = (bar: string): number => place.closest('.ms-sheet, .ms-page')?.querySelector(bar)?.clientHeight ?? 0
  const [above, below] = [heightOf('.ms-nav'), heightOf('.ms-page__foot')]
  place.style.scrollMargin = `${above + AIR}px 0 ${below + AIR}px`
  place.scrollIntoView({ block: place.clientHeight > window.innerHeight - above - below ? 'start' : 'nearest', behavior: 'smooth' })
  place.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')?.focus({ preventScroll: true })
}, DRAWN_MS)
