import type { AnnouncementProblem } from './child-messages'
import { boundAttribute, listensTo, visibleWords } from './framework-node'

/** WeChat announces these by themselves as what they are. */
const NATIVE = /^(button|input|textarea|label|navigator|picker|switch|checkbox|radio|slider)$/i
const PRESSABLE = /^(button|input|textarea|switch|picker|slider)$/i

/** Elements of a page that can be pressed but that a screen reader could not announce, with the reason. */
export function announcementProblems(page: Element): AnnouncementProblem[] {
  return [...page.querySelectorAll('*')].flatMap((element) => {
    if (!canBePressed(element) || element.closest('[aria-hidden="true"]')) return []
    const missing = [
      ...(NATIVE.test(element.tagName) || boundAttribute(element, 'aria-role') !== undefined ? [] : ['role']),
      ...(hasWords(element) ? [] : ['words']),
    ]
    return missing.length > 0 ? [{ missing, markup: element.outerHTML.slice(0, 200) }] : []
  })
}

function canBePressed(element: Element): boolean {
  return PRESSABLE.test(element.tagName) || listensTo(element, 'tap')
}

function hasWords(element: Element): boolean {
  return ['aria-label', 'placeholder'].some((name) => boundAttribute(element, name) !== undefined) || visibleWords(element) !== ''
}
