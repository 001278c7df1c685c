import type { Palette } from '../../shared/settings/dress-fields'
import { saidBy } from '../../shared/settings/names'
import type { SettingValues } from '../../shared/settings/values'
import type { Look } from '../_print/sign'

/** The colour of bands and headings by palette: that of the pages (miniapp/styles; a test holds them together). */
export const COLOURS: Readonly<Record<Palette, string>> = { azure: '#17609f', indigo: '#3b4a9e', teal: '#0d6470', plum: '#7b3a72' }

/** How the signs of this tenant look. @param rootName of the area above all others: whose signs they are where no foot says so. */
export const lookOf = ({ look, signs, hotline, names }: Pick<SettingValues, 'look' | 'signs' | 'hotline' | 'names'>, rootName: string): Look => ({
  tenantName: look.foot === '' ? rootName : look.foot, hotline, colour: COLOURS[look.palette],
  wording: wordingOf(signs, names),
})

function wordingOf({ title, invitation, purpose, steps: [first, second, third] }: SettingValues['signs'], names: SettingValues['names']): Look['wording'] {
  const said = (text: string): string => saidBy(names, text)
  return { title: said(title), invitation: said(invitation), purpose: said(purpose), steps: [said(first), said(second), said(third)], officer: names.officer }
}
