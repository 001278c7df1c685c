import { View } from '@tarojs/components'
import { useState } from 'react'
import { PRINTED } from '@shared/register/print'
import { signOf } from '@shared/register/sign-names'
import { useMutation } from '@/data/use-mutation'
import { Failure } from '@/form/Failure'
import { go } from '@/platform/navigate'
import { Offered } from '@/session/offered'
import { toast } from '@/ui/feedback'
import { TextButton } from '@/ui/SmallButton'
import { type Named, ReissueSheet, type Way } from './ReissueSheet'
import { PutUpSheet } from './PutUpSheet'
import type { Code } from './sign-words'

/** What can be done with a sign as it stands. */
export const SignActs = ({ code, named, name, onDone }: { code: Code | null, named: Named, name: string, onDone: () => Promise<unknown> }) => {
  const { run, busy, error } = useMutation()
  const [way, setWay] = useState<Way | null>(null)
  const [putting, setPutting] = useState(false)
  const of = signOf(named)
  const report = async (lost: boolean): Promise<void> => {
    const reply = await run('directory.reportSign', (requestId) => ({ requestId, ...named, lost }))
    if (reply?.ok !== true) return
    toast(lost ? '已登记丢失，等管理员换发' : '已登记找到')
    await onDone()
  }
  return (
    <View className="admin-acts">
      {code?.status !== 'revoked' ? <TextButton icon="qr" className="t-picture" onPress={() => void go('/company/code/index', { ...named, name })}>看码</TextButton> : null}
      {code === null ? null : (
        <>
          {code.status === 'revoked' ? null : <TextButton icon="flag" className="t-lost" disabled={busy} onPress={() => void report(code.lostAt === null)}>{code.lostAt === null ? '登记丢失' : '找到了'}</TextButton>}
          {code.status === 'revoked' ? null : <Offered to="directory.putUpSign"><TextButton icon="camera" className="t-put-up" onPress={() => setPutting(true)}>登记贴好</TextButton></Offered>}
          {code.status === 'revoked' || of === null || !Object.hasOwn(PRINTED, of.of) ? null : <Offered to="print.preview"><TextButton icon="file" className="t-print-sign" onPress={() => void go('/admin/print/index', { of: of.of, one: of.id, name })}>打印牌子</TextButton></Offered>}
          <Offered to="directory.reissueCode">
            <TextButton icon="refresh" className="t-reissue" onPress={() => setWay('anew')}>换发</TextButton>
            {code.status === 'revoked' ? null : <TextButton icon="octagon-x" tone="danger" className="t-stop" onPress={() => setWay('stop')}>停用</TextButton>}
          </Offered>
        </>
      )}
      <ReissueSheet way={way} named={named} onClose={() => setWay(null)} onDone={onDone} />
      <PutUpSheet open={putting} named={named} onClose={() => setPutting(false)} onDone={onDone} />
      {error === null ? null : <Failure error={error} failed="没有办成" />}
    </View>
  )
}
