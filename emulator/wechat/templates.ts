import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PROJECT_ROOT } from '../project-root'

/** What the platform knows of a message template: its title and its fields, in order, e.g. `thing1`, `phrase2`. */
export interface WechatTemplate {
  title: string
  fields: readonly string[]
}

export type WechatTemplates = Readonly<Record<string, WechatTemplate>>

/** The templates "applied for" on the platform are the ones the project declares for itself. None declared: none exist. */
export async function loadTemplates(): Promise<WechatTemplates> {
  const file = join(PROJECT_ROOT, 'shared/message/templates.ts')
  if (!existsSync(file)) return {}
  const declared = (await import(pathToFileURL(file).href)) as { WECHAT_TEMPLATES: WechatTemplates }
  return declared.WECHAT_TEMPLATES
}
