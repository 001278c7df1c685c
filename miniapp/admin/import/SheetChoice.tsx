import { Chips } from '@/ui/Choice'
import { Card } from '@/ui/Layout'
import type { Steps } from './use-steps'
import type { ImportView } from './words'

/** The file has several sheets: which one is read. Another one is read at once. */
export const SheetChoice = ({ view, steps }: { view: ImportView, steps: Steps }) => (
  <Card title="读哪一页" hint="换一页会重新试算" className="t-sheets">
    <Chips
      label="读哪一页"
      options={view.sheets.map((sheet) => ({ value: sheet, word: sheet }))}
      value={view.sheet}
      onChange={(sheet) => { if (sheet !== view.sheet) void steps.read({ sheet, closeAbsent: view.closeAbsent }) }}
    />
  </Card>
)
