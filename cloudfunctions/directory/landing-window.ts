import type { Landing } from '../../shared/api/directory.api'
import type { Code, ServiceWindow } from '../../shared/directory/schema'
import { formatShortCode } from '../../shared/directory/short-code'
import { ok } from '../../shared/kernel/result'
import type { Ports } from '../_ports'

/** The sign of a window: what it is called, so that people see that they rate the right one. No hop. */
export const windowLanding = (ports: Ports, code: Code, { _id, name, number, hallName, unitName }: ServiceWindow): { readonly ok: true; readonly value: Landing } =>
  ok({
    kind: 'window',
    window: { id: _id, name, number, hallName, unitName },
    shortCode: formatShortCode(code.shortCode),
    code: ports.codes.sign({ codeId: code._id, revision: code.revision }),
  })
