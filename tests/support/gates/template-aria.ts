import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What each component's template must hand through to WeChat for a screen reader (Taro drops all of it by itself). */
const NEEDED = ['aria-role', 'aria-label', 'aria-hidden', 'aria-live', 'aria-checked', 'aria-disabled'] as const
const COMPONENTS = ['view', 'text', 'button', 'input', 'textarea', 'image', 'scroll-view'] as const

/** Components of the build's base template that lack an aria attribute, such as `text lacks aria-live`. A component not used is not asked. */
export function templateAriaGaps(dist: string): string[] {
  const wxml = readFileSync(path.join(dist, 'base.wxml'), 'utf8')
  return COMPONENTS.flatMap((component) => {
    const tags = (wxml.match(new RegExp(`<${component}(?=[\\s>])[^>]*>`, 'g')) ?? []).filter((tag) => tag.includes('bind'))
    return NEEDED.flatMap((attribute) => (tags.length > 0 && !tags.some((tag) => tag.includes(`${attribute}="{{`)) ? [`${component} lacks ${attribute}`] : []))
  })
}
