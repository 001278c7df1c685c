import type { Palette } from '../../shared/settings/dress-fields'
import type { SettingValues } from '../../shared/settings/values'
import type { Look } from '../_print/sign'

/** The colour of bands and headings by palette: that of the pages (miniapp/styles; a test holds them together). */
export const COLOURS: Readonly<Record<Palette, string>> = { azure: '#17609f', indigo: '#3b4a9e', teal: '#0d6470', plum: '#7b3a72' }

/** How the signs of this tenant look. @param rootName of the area above all others: whose signs they are where no foot says so. */
export const lookOf = ({ look, signs, hotline, names }: Pick<SettingValues, 'look' | 'signs' | 'hotline' | 'names'>, rootName: string): Look => ({
  tenantName: look.foot === '' ? rootName : look.foot, hotline, colour: COLOURS[look.palette],
  wording: { title: signs.title, invitation: signs.invitation, purpose: signs.purpose, steps: signs.steps, officer: names.officer },
})
