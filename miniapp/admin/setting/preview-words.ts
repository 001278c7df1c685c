import type { OutputOf } from '@shared/api'
import { grouped } from '../numbers'

type Preview = OutputOf<'settings.preview'>

/** What a change does to dates, in one sentence. */
export function previewWords({ touches, open, more, same, earlier, later }: Preview): string {
  if (touches === 'words') return '不影响诉求的期限。'
  const many = `${grouped(open)}${more ? ' 件以上' : ' 件'}在办诉求`
  if (touches === 'new') return `${many}按提交时的规定办，不变；以后提交的按新的办。`
  return open === 0 ? '现在没有在办诉求，以后提交的按新的计算。' : `与 ${many}有关：期限不变 ${grouped(same)}，提前 ${grouped(earlier)}，推后 ${grouped(later)}。`
}
