import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TEMPLATES } from '../../../cloudfunctions/_print/sign'
import { COLOURS } from '../../../cloudfunctions/print/look'
import { PROJECT_ROOT } from '../../../emulator/project-root'
import { PRINT_TEMPLATE_NAMES, PRINT_TEMPLATES } from '../../../shared/register/print'
import { keysOf } from '../../../shared/kernel/keys-of'
import { printed, signs } from './signs'

const styles = (file: string): string => readFileSync(join(PROJECT_ROOT, 'miniapp/styles', file), 'utf8')

it('what pages offer is what can be drawn', () => expect([...PRINT_TEMPLATE_NAMES].sort()).toEqual([...TEMPLATES].sort()))

it.each(PRINT_TEMPLATE_NAMES)('%s: a sheet holds as many as pages say, and one more begins another', async (template) => {
  const { sheet } = PRINT_TEMPLATES[template]
  expect([(await printed(template, signs(sheet))).pages, (await printed(template, signs(sheet + 1))).pages]).toEqual([1, 2])
})

it.each(keysOf(COLOURS))('%s: signs have the colour of the pages', (palette) => {
  const tokens = palette === 'azure' ? styles('tokens.scss') : (styles('palettes.scss').split('\n').find((line) => line.startsWith(`.palette-${palette} `)) ?? '')
  expect(/--ms-primary: (#[0-9a-f]{6})/.exec(tokens)?.[1]).toBe(COLOURS[palette])
})
