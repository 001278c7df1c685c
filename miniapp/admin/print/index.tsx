import { PRINTED, type PrintedOf } from '@shared/register/print'
import { usePageParams } from '@/session/page-params'
import { NewPrint } from './NewPrint'
import { OnePrint } from './OnePrint'

const isKind = (of: string | undefined): of is PrintedOf => of !== undefined && Object.hasOwn(PRINTED, of)

/** 打印牌子: choosing what, of which sort and for whom; or a printing that has its sample. */
export default function PrintPage() {
  const { id, of, one, name, imported } = usePageParams()
  if (id !== undefined) return <OnePrint key={id} printId={id} />
  return <NewPrint of={isKind(of) ? of : 'company'} fixed={one !== undefined ? { by: 'one', id: one, name: name ?? '' } : imported !== undefined ? { by: 'import', id: imported, name: name ?? '' } : null} />
}
