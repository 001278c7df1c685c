import { readFileSync } from 'node:fs'
import path from 'node:path'
import attributes from '../../../config/aria-attributes.json'
import type { Aria } from '@/ui/aria'

// Every fact a control can state; the type makes the list complete.
const FACTS: Record<keyof Aria, true> = {
  role: true, label: true, hidden: true, live: true, checked: true, disabled: true, expanded: true, selected: true,
  modal: true, busy: true, invalid: true, required: true, level: true,
}

test('every fact a control can state has a place in the WXML templates', () => {
  expect([...attributes.attributes].sort()).toEqual(Object.keys(FACTS).sort())
})

test('every component that controls put facts on is patched', () => {
  const folder = path.resolve(__dirname, '../../../miniapp/ui')
  const imports = ['Pressable', 'Field', 'Media', 'Page', 'Sheet', 'Status'].flatMap((name) => {
    const line = /import \{([^}]*)\} from '@tarojs\/components'/.exec(readFileSync(path.join(folder, `${name}.tsx`), 'utf8'))
    return (line?.[1] ?? '').split(',').map((word) => word.trim())
  })
  expect(imports.length).toBeGreaterThan(6)
  for (const component of imports) expect(attributes.components).toContain(component)
})
