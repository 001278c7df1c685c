import { IMPORT_KINDS, type ImportKind } from '@shared/register/import'
import { usePageParams } from '@/session/page-params'
import { NewImport } from './NewImport'
import { OneImport } from './OneImport'

const isKind = (kind: string | undefined): kind is ImportKind => kind !== undefined && Object.hasOwn(IMPORT_KINDS, kind)

/** 导入表格: choosing what and from which file, or an import that has one. */
export default function ImportPage() {
  const { id, kind } = usePageParams()
  return id === undefined ? <NewImport kind={isKind(kind) ? kind : 'companies'} /> : <OneImport key={id} importId={id} />
}
