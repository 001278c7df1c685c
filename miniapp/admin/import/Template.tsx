import type { ImportKind } from '@shared/register/import'
import { Download } from './Download'

/** An example sheet of that kind, to be filled in. */
export const Template = ({ areaId, kind }: { areaId: string, kind: ImportKind }) => <Download className="t-template" word="下载模板" action="import.template" input={{ areaId, kind }} />
