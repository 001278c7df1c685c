import type { Chosen } from '../../shared/api/print.api'
import { PRINT_WHICH, PRINTED, type PrintedOf } from '../../shared/register/print'

/** What was chosen, in words. @param name of the area, of the import, or of the one thing. */
export function chosenWords(of: PrintedOf, chosen: Chosen, name: string): string {
  switch (chosen.by) {
    case 'area': return `${name}，${PRINT_WHICH[chosen.which]}${PRINTED[of].zh}`
    case 'list': return `${name}，名单里的 ${chosen.list.length} 家`
    case 'import': return `导入的“${name}”里的企业`
    case 'one': return name
  }
}
