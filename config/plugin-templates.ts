import path from 'node:path'
import { sources } from 'webpack'
import type { IPluginContext } from '@tarojs/service'
import aria from './aria-attributes.json'
import unused from './unused-attributes.json'

interface MiniPlatform {
  runtimePath?: string | string[]
  template?: { nestElements: Map<string, number>; mergeComponents(context: IPluginContext, patch: Record<string, Record<string, string>>): void }
}

/**
 * WeChat's templates cannot call themselves, so Taro writes one per level. These do not stand in each other that often: a sheet over a sheet
 * over a dialog (`catchMove`), words in words, a part that scrolls in one that scrolls.
 */
const NESTS_AT_MOST = { 'catch-view': 3, 'text': 2, 'static-text': 2, 'scroll-view': 2 }

/** What no page of ours sets or hears (unused-attributes.json; a test looks), as the templates have it. Taking over a touch (`catchtouchmove`) stays. */
const UNUSED = new RegExp(` (?:(?:${unused.attributes.join('|')})="\\{\\{[^}]*\\}\\}"|bind(?:${unused.events.join('|')})="eh")`, 'g')

/** The templates of all levels without it: every level of a page has them, and the main package carries all levels. */
const slimmed = (templates: string): string => templates.replace(UNUSED, '').replace(/>\n\s*</g, '><')

/**
 * Taro's weapp templates list every attribute they emit and aria attributes are not among them, so `ariaLabel` never reaches WXML.
 * This adds `aria-role`, `aria-label`, … (aria-attributes.json) to the templates, and to the table by which the runtime shortens
 * attribute names: the two must agree, or a label would land in another attribute.
 * An attribute nobody set is emitted as '' and not as undefined, which some base libraries read aloud.
 * Besides it says how often some components may stand in themselves (tests/weapp/deep-tree.test.ts).
 * Taro insists on a default export.
 */
export default (context: IPluginContext): void => {
  const patch = Object.fromEntries(aria.attributes.map((name) => [`aria-${name}`, "''"]))
  context.modifyBuildAssets(({ assets }: { assets: Record<string, { source(): string | Buffer }> }) => {
    const base = assets['base.wxml']
    if (base === undefined) return
    const source = slimmed(base.source().toString())
    assets['base.wxml'] = new sources.RawSource(source)
  })
  context.registerMethod({
    name: 'onSetupClose',
    fn: (platform: MiniPlatform) => {
      if (platform.template === undefined) return
      for (const [name, most] of Object.entries(NESTS_AT_MOST)) platform.template.nestElements.set(name, most)
      platform.template.mergeComponents(context, Object.fromEntries(aria.components.map((name) => [name, { ...patch }])))
      const runtime = path.resolve(__dirname, '../miniapp/platform/aria-runtime.ts')
      platform.runtimePath = [...[platform.runtimePath ?? []].flat(), runtime]
    },
  })
}
