import { usePageParams } from '@/session/page-params'
import { NewImport } from './NewImport'
import { OneImport } from './OneImport'

/** 导入企业名册: choosing a file, or an import that has one. */
export default function ImportPage() {
  const { id } = usePageParams()
  return id === undefined ? <NewImport /> : <OneImport key={id} importId={id} />
}
