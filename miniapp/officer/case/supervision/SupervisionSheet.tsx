import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { addMs, chinaDay, DAY_MS } from '@shared/kernel/instant'
import { ActTrouble } from '@/case/ActTrouble'
import { presentInstant } from '@/session/now'
import { askReminders } from '@/session/subscribe'
import { PrimaryButton } from '@/ui/Button'
import { DateField } from '@/ui/DateField'
import { TextArea } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Sheet } from '@/ui/Sheet'
import { type Doing, useSupervising } from './use-supervising'
import { SUPERVISION_WORDS } from './words'

export interface SupervisionSheetProps {
  /** null = closed */
  doing: Doing | null
  of: { caseId: string; version: number; personId: string }
  onDone: () => void
  onClose: () => void
}

/** A few days are the usual time for a word. */
const USUAL_DAYS = 2

/** The form of an order or of an answer to one. Closing keeps what was written. */
export const SupervisionSheet = ({ doing, of, onDone, onClose }: SupervisionSheetProps) => {
  const now = presentInstant()
  const run = useSupervising(of, doing, chinaDay(addMs(now, USUAL_DAYS * DAY_MS)), () => {
    onClose()
    onDone()
  })
  useEffect(() => run.forget(), [doing?.what, doing?.order?.id])

  const words = doing === null ? null : SUPERVISION_WORDS[doing.what]
  // The panel for reminders must open inside the tap; the act goes on whatever is answered.
  const submit = () => void askReminders(['task']).then(run.submit)
  return (
    <Sheet
      open={doing !== null}
      onClose={onClose}
      title={words?.question ?? ''}
      id="supervision-sheet"
      foot={words === null ? null : <PrimaryButton className="t-supervision-submit" icon={words.icon} busy={run.busy} onPress={submit}>{words.submit}</PrimaryButton>}
    >
      {words === null || doing === null
        ? null
        : (
          <View className={`t-supervision-form t-supervision-form-${doing.what}`}>
            <View className="act-consequence"><Icon name="info" /><View>{words.consequence}</View></View>
            <View className="act-fields t-supervision-text">
              <TextArea
                id="supervision-text"
                label={words.label}
                placeholder={words.placeholder}
                value={run.draft.text}
                onChange={(text) => run.amend({ text })}
                max={words.text.max}
                error={run.problem ?? undefined}
                tall
              />
            </View>
            {doing.what === 'order' ? <DateField id="supervision-day" label="哪天下班前回复" value={run.draft.day} from={chinaDay(now)} onChange={(day) => run.amend({ day })} /> : null}
            <ActTrouble run={{ error: run.error, newer: [] }} />
          </View>
          )}
    </Sheet>
  )
}
