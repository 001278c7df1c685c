import { useRouter } from '@tarojs/taro'
import { decoded } from './decoded'

/** The query of this page. WeChat hands the values over as they stand in the address, a browser decoded; this decodes on either. */
export function usePageParams(): Partial<Record<string, string>> {
  const { params } = useRouter()
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value === undefined ? undefined : decoded(value)]))
}
