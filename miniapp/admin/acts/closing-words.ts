import type { Touched } from '@shared/api/things-views'
import type { Query } from '@/platform/navigate'
import { type Actable, KIND_WORDS, touchedWords } from '../thing-words'

/** What closing is called: an office ends. */
export const closeVerb = ({ of }: Pick<Actable, 'of'>): string => (of === 'office' ? '结束' : '撤销')

/** The question before something is closed, with what it touches in numbers. */
export function closingQuestion(thing: Actable, touches: Touched['touches']): { title: string, text: string } {
  const { of, name } = thing
  const touched = touchedWords(thing, touches)
  if (of === 'office') return { title: `结束${name}的这个职务？`, text: '从现在起他不能再以这个职务办事。办过的事和记录都在。' }
  return { title: `撤销${KIND_WORDS[of].zh}“${name}”？`, text: touched === '' ? '以后不能再选它，以前的记录都在。可以重新启用。' : `与它有关的有 ${touched}。以后不能再选它，以前的记录都在。` }
}

/** Where what stands in the way of closing something is dealt with. `touches` null: it was refused before anything was counted. */
export function wayOn({ of, id, name }: Actable, touches: Touched['touches'] | null): { word: string, page: string, query: Query } | null {
  if (of === 'office') {
    const hasWork = touches !== null && touches.companies + touches.openCases > 0
    return hasWork ? { word: '看他名下的企业', page: '/admin/companies/index', query: { search: name } } : { word: '再登记一位', page: '/admin/enter/index', query: { of: 'office' } }
  }
  if (of === 'unit') return { word: '看单位里的人', page: '/admin/people/index', query: { unitId: id, name } }
  if (of === 'hall') return { word: '看它的窗口', page: '/admin/thing/index', query: { of, id } }
  return of === 'area' ? { word: '看里面有什么', page: '/admin/places/index', query: { id } } : null
}
