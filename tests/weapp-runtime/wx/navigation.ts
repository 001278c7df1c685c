import { NavigationRefused, type PageStack } from '../page-stack'
import { refuse, succeed, type Options, type WxPart } from './reply'

/** Moving between pages. What WeChat refuses is refused with its words; an exception inside a page is the app's own and goes out. */
export function navigationPart(stack: () => PageStack): WxPart {
  const move = (api: string, act: (call: Options) => void) => (call: Options = {}): Promise<unknown> => {
    try {
      act(call)
    } catch (cause) {
      if (!(cause instanceof NavigationRefused)) throw cause
      return refuse(api, call, cause.message)
    }
    return succeed(api, call)
  }
  return {
    navigateTo: move('navigateTo', (call) => { stack().navigateTo(absolute(stack(), call)) }),
    redirectTo: move('redirectTo', (call) => { stack().redirectTo(absolute(stack(), call)) }),
    reLaunch: move('reLaunch', (call) => { stack().reLaunch(absolute(stack(), call)) }),
    switchTab: move('switchTab', () => { throw new NavigationRefused('can not switch to no-tabBar page') }),
    navigateBack: move('navigateBack', (call) => { stack().navigateBack(Number(call.delta ?? 1)) }),
  }
}

/** A URL without a leading slash is relative to the page that is open. */
function absolute(stack: PageStack, call: Options): string {
  const url = String(call.url)
  if (url.startsWith('/')) return url
  const here = stack.pages.at(-1)?.route
  return here === undefined ? `/${url}` : new URL(url, `http://page/${here}`).href.slice('http://page'.length)
}
