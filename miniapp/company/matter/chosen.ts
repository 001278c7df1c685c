import type { MatterView } from '@shared/api/matter.api'

export type ChosenMatter = Pick<MatterView, 'id' | 'name' | 'topic'>

let chosen: ChosenMatter | null = null

/** 继续提交, on the page of a guide: the form below takes it when it is shown again. */
export const choose = (matter: ChosenMatter): void => { chosen = matter }

/** What was chosen since it was last asked; null: nothing. */
export function takeChosen(): ChosenMatter | null {
  const taken = chosen
  chosen = null
  return taken
}
