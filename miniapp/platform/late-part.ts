import Taro from '@tarojs/taro'
import { replace } from './navigate'

const isMissingPart = (reason: unknown): boolean => {
  const { name, code } = (reason ?? {}) as { name?: string, code?: string }
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED'
}

/**
 * The browser's own way back and forward asks nobody: where a page's part does not come then, the address is of one page and the screen
 * shows another. It is opened again as any other page is, and so is told of when that fails too.
 */
export function watchLateParts(): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (!isMissingPart(reason)) return
    const [path = '', query = ''] = window.location.hash.slice(1).split('?')
    const top = (Taro.getCurrentPages().at(-1) as { path?: string } | undefined)?.path?.split('?')[0]
    if (path !== '' && top !== path) void replace(path, Object.fromEntries(new URLSearchParams(query)))
  })
}
