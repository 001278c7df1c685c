import { Download } from './Download'

/** The same sheet back, with the reason beside each row that was not taken. */
export const Returned = ({ importId }: { importId: string }) => <Download className="t-returned" word="下载有原因的原表" action="import.returned" input={{ importId }} />
