import type { IconName } from '@/ui/icon-paths'

/** How an act is said. A flow's own words are enough: whatever is not said here comes from the row of the act. */
export interface ActWords {
  icon: IconName
  /** On the button or row that opens it. */
  row: string
  /** Title of the form: a question. */
  question: string
  /** On the button that does it. */
  submit: string
  /** Above the words, when the act takes some; '' = as the field says. */
  label: string
  /** In them, while they are empty. */
  placeholder: string
  /** Said when it is done. */
  done: string
  /** What follows from it, under the title. */
  consequence: string
}

export const actWordsOf = ({ zh, consequence }: { zh: string; consequence: string }, own: Partial<ActWords> = {}): ActWords => ({
  icon: 'pencil', row: zh, question: zh, submit: zh, label: '', placeholder: '', done: `已提交：${zh}`, consequence, ...own,
})
