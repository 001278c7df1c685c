const NEXT = ['ArrowRight', 'ArrowDown']
const PREVIOUS = ['ArrowLeft', 'ArrowUp']
const GROUPED: Record<string, string> = { radio: 'radiogroup', tab: 'tablist' }

/** Arrow keys move the choice inside a group of radios or tabs, as the ARIA practices ask. */
const moveInGroup = (from: HTMLElement, role: string, step: 1 | -1): void => {
  const group = from.closest(`[role="${GROUPED[role]}"]`)
  const members = [...(group?.querySelectorAll<HTMLElement>(`[role="${role}"]:not([aria-disabled="true"])`) ?? [])]
  const target = members[(members.indexOf(from) + step + members.length) % members.length]
  target?.focus()
  target?.click()
}

/**
 * In a browser: props that make an element reachable by Tab and pressable by Enter and Space. Elsewhere nothing,
 * since WeChat moves its own accessibility focus.
 */
export const keyboard = (role: string, disabled: boolean, press: () => void): Record<string, unknown> => {
  if (process.env.TARO_ENV === 'weapp') return {}
  return {
    tabindex: disabled ? '-1' : '0',
    onKeyDown: (event: KeyboardEvent) => {
      if (disabled || event.target !== event.currentTarget) return
      const step = NEXT.includes(event.key) ? 1 : PREVIOUS.includes(event.key) ? -1 : undefined
      if (role in GROUPED && step !== undefined) {
        event.preventDefault()
        moveInGroup(event.currentTarget as HTMLElement, role, step)
        return
      }
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      event.stopPropagation()
      press()
    },
  }
}
