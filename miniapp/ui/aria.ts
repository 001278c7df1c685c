/** What assistive technology is told about an element. Only strings reach WXML, so flags become 'true' and 'false'. */
export interface Aria {
  role?: string
  label?: string
  hidden?: boolean
  live?: 'polite' | 'assertive'
  checked?: boolean
  disabled?: boolean
  expanded?: boolean
  selected?: boolean
  modal?: boolean
  busy?: boolean
  invalid?: boolean
  required?: boolean
  /** of a heading */
  level?: number
}

/**
 * The props that carry these facts on the platform being built: `ariaRole`, `ariaLabel`, … reach WXML through config/plugin-templates.ts;
 * in a browser `role` has no prefix. Facts that are undefined are left out.
 */
export const aria = (facts: Aria): Record<string, string> => {
  const props: Record<string, string> = {}
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined) continue
    const weapp = process.env.TARO_ENV === 'weapp'
    const key = weapp ? `aria${name.charAt(0).toUpperCase()}${name.slice(1)}` : name === 'role' ? 'role' : `aria-${name}`
    props[key] = String(value)
  }
  return props
}
