import { View } from '@tarojs/components'
import { IMPORT_KINDS, isAtWork } from '@shared/register/import'
import { Loaded } from '@/data/Loaded'
import { Trouble } from '@/form/Trouble'
import { go } from '@/platform/navigate'
import { Offered } from '@/session/offered'
import { Card, Columns } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'
import { BadRows } from './BadRows'
import { ImportActions } from './ImportActions'
import { ImportBanner } from './ImportBanner'
import { MappingForm } from './MappingForm'
import { OtherRows } from './OtherRows'
import { Progress } from './Progress'
import { SheetChoice } from './SheetChoice'
import { AboutFile, Besides, ChangedFields, Folds } from './SideCards'
import { Steps } from './Steps'
import { Tally } from './Tally'
import { useImport } from './use-import'
import { useSteps } from './use-steps'
import { type ImportView, many, stepOf } from './words'

/** An import that has a file: how far it is, what it would do or did, and what can be done with it now. */
export const OneImport = ({ importId }: { importId: string }) => {
  const mayLook = useAdminArea() !== null
  const { data: view, error, refresh, reread } = useImport(mayLook ? importId : null)
  const steps = useSteps(importId, reread)
  return (
    <AdminFrame
      title={view === null ? '导入' : `导入${IMPORT_KINDS[view.kind].zh}`}
      tab="imports"
      inner
      loading={mayLook && view === null && error === null}
      {...(view === null ? {} : { action: <ImportActions view={view} steps={steps} /> })}
    >
      <Loaded data={view} error={error} onRetry={() => void refresh()} failed="这次导入没有读到" skeleton={<Card><Skeleton height={24} width="50%" /><Skeleton height={56} /><Skeleton height={56} /></Card>}>
        {(one) => (
          <View className={`t-import t-import-${one.state}`}>
            <View className="admin-import__head">
              <View className="ms-grow ms-small ms-num admin-break">{`${one.name}${one.total > 0 && !isAtWork(one.state) ? `，${one.total} 行` : ''}`}</View>
              <Steps at={stepOf(one.state)} />
            </View>
            {steps.error === null ? null : <View className="admin__gap"><Trouble error={steps.error} className="t-step-error" /></View>}
            {isAtWork(one.state) ? <Progress view={one} /> : <Settled view={one} steps={steps} />}
          </View>
        )}
      </Loaded>
    </AdminFrame>
  )
}

const Settled = ({ view, steps }: { view: ImportView, steps: ReturnType<typeof useSteps> }) => {
  const { state, endedAt, sheets } = view
  if (state === 'uploaded') return <ImportBanner view={view} />
  const choice = sheets.length > 1 && (state === 'ready' || state === 'failed') ? <SheetChoice view={view} steps={steps} /> : null
  if (state === 'failed') {
    return (
      <>
        <ImportBanner view={view} />
        {choice}
        {view.failure?.code === 'SHEET_NO_HEADING' && view.heading !== null ? <MappingForm key={view.beganAt} view={view} steps={steps} /> : null}
      </>
    )
  }
  return (
    <>
      <ImportBanner view={view} />
      {choice}
      {state === 'applied' && view.kind === 'companies' ? <PrintThem view={view} /> : null}
      {state === 'undone' ? null : <Tally view={view} />}
      <Columns side={<>{state === 'undone' ? null : <ChangedFields view={view} changed={many(view, 'changed')} />}{state === 'ready' ? <Besides view={view} /> : null}<Folds view={view} /><AboutFile view={view} /></>}>
        {/* Read anew with each end: what a row does may be another thing by then. */}
        <View key={endedAt ?? state}>
          <OtherRows view={view} act="kept" />
          <OtherRows view={view} act="moved" />
          {many(view, 'bad') > 0 && state !== 'undone' ? <BadRows view={view} /> : null}
          {state === 'undone' ? null : <OtherRows view={view} act="gone" />}
        </View>
      </Columns>
    </>
  )
}

/** What comes next for companies that have just come: their signs. */
const PrintThem = ({ view: { id, name } }: { view: ImportView }) => (
  <Offered to="print.preview"><TextButton icon="qr" className="t-print-imported" onPress={() => void go('/admin/print/index', { of: 'company', imported: id, name })}>打印这批企业的牌子</TextButton></Offered>
)
