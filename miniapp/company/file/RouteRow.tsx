import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { InputOf } from '@shared/api'
import { useQuery } from '@/data/use-query'
import { asksAbout, type FilingCompany, filingInput, type FilingValues, whoHas } from './filing-form'

/** What is chosen one after another is asked once. */
const REST_MS = 300

/** What says where a request goes; null while that cannot be told. */
function routeInput(values: FilingValues, wire: FilingCompany): InputOf<'case.route'> | null {
  if (values.kind === null || (asksAbout(values) && values.about === null)) return null
  const { kind, matter, matterId, about } = filingInput(values, { ...wire, requestId: '' })
  return { ...wire.company, kind, ...(matter === undefined ? {} : { matter }), ...(matterId === undefined ? {} : { matterId }), ...(about === undefined ? {} : { about }) }
}

/** 交给谁, and why, before it is sent. Without a network nothing is said: it can be sent all the same. */
export const RouteRow = ({ values, wire }: { values: FilingValues, wire: FilingCompany }) => {
  const input = JSON.stringify(routeInput(values, wire))
  const [asked, setAsked] = useState(input)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(input), REST_MS)
    return () => clearTimeout(timer)
  }, [input])
  const { data, error } = useQuery('case.route', JSON.parse(asked) as InputOf<'case.route'> | null, { keepFor: 'page' })
  const told = asked === input ? data : null
  const words = input === 'null' ? (values.kind === null ? '选了是什么事，就看到交给谁' : '选了反映的是谁，就看到交给谁') : error !== null ? '提交后就看到交给谁' : '正在看交给谁…'
  return (
    <View className="file-row t-route">
      <View className="file-row__key">交给</View>
      <View className="ms-grow">
        {told === null ? <View className="ms-small">{words}</View> : <View className="t-route-to">{whoHas(told.to)}</View>}
        {told === null || told.reason === '' ? null : <View className="ms-caption t-route-why">{told.reason}</View>}
      </View>
    </View>
  )
}
