import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import aria from './aria-attributes.json'

interface MiniPlatform {
  runtimePath?: string | string[]
  template?: { mergeComponents(context: IPluginContext, patch: Record<string, Record<string, string>>): void }
}

/**
 * Taro's weapp templates list every attribute they emit and aria attributes are not among them, so `ariaLabel` never reaches WXML.
 * This adds `aria-role`, `aria-label`, … (aria-attributes.json) to the templates, and to the table by which the runtime shortens
 * attribute names: the two must agree, or a label would land in another attribute.
 * An attribute nobody set is emitted as '' and not as undefined, which some base libraries read aloud.
 * Taro insists on a default export.
 */
export default (context: IPluginContext): void => {
  const patch = Object.fromEntries(aria.attributes.map((name) => [`aria-${name}`, "''"]))
  context.registerMethod({
    name: 'onSetupClose',
    fn: (platform: MiniPlatform) => {
      if (platform.template === undefined) return
      platform.template.mergeComponents(context, Object.fromEntries(aria.components.map((name) => [name, { ...patch }])))
      const runtime = path.resolve(__dirname, '../miniapp/platform/aria-runtime.ts')
      platform.runtimePath = [...[platform.runtimePath ?? []].flat(), runtime]
    },
  })
}
