/** Shorter waits are not worth a sign. */
const PATIENCE_MS = 400

let many = 0
let timer: ReturnType<typeof setTimeout> | undefined
let bar: HTMLElement | null = null

function show(): void {
  bar = document.createElement('div')
  bar.className = 'ms-under-way'
  // Pages and buttons say themselves that they are busy.
  bar.setAttribute('aria-hidden', 'true')
  document.body.append(bar)
}

function end(): void {
  many -= 1
  if (many > 0) return
  clearTimeout(timer)
  bar?.remove()
  bar = null
}

/** Something the user waits for, a reply or a part of the app: a thin line at the top edge while anything takes longer than a moment. */
export function underWay<T>(waited: Promise<T>): Promise<T> {
  many += 1
  if (many === 1) timer = setTimeout(show, PATIENCE_MS)
  waited.then(end, end)
  return waited
}
