import type { TemplateKey } from '../../shared/flow/notice-words'
import type { Database } from '../_database/connection'
import type { FileStore } from './file-store'
import type { Settings } from './settings'
import type { CodeSigner, Vault } from './vault'
import type { WeChat } from './wechat'

/** Everything a use case may reach outside the core. Built once per instance by `_adapters/wire.ts`. */
export interface Ports {
  /** Whose data this deployment serves; part of ids that would otherwise clash between tenants. */
  tenant: string
  database: Database
  settings: Settings
  vault: Vault
  codes: CodeSigner
  files: FileStore
  wechat: WeChat
  /** Origin of the page that officials open at a desk, such as https://desk.example.gov.cn; null: there is none. */
  deskOrigin: string | null
  /** Subscription template → its id at WeChat. */
  templateIds: Readonly<Record<TemplateKey, string>>
}
