import { createDatabase } from '../_database/connection'
import type { Ports } from '../_ports'
import { parseConfig } from '../_runtime/config'
import { chooseFileStore } from './storage-http/choose'
import { createCodeSigner } from './crypto/code-signer'
import { createVault } from './crypto/vault'
import { createSettings } from './settings'
import { createWeChat } from './wechat/wechat'

let ports: Ports | undefined
/** As deployed. Later the platform writes the variables of each call over it, WX_APPID among them. */
const environment = { ...process.env }

/** Joins the adapters to the ports, once per instance, at the first call (so that a bad configuration is a logged error, not a crash). */
export function wire(): Ports {
  if (ports) return ports
  const config = parseConfig(environment)
  const database = createDatabase({ tenant: config.tenant, ...config.database })
  ports = {
    tenant: config.tenant,
    database,
    settings: createSettings(database),
    vault: createVault(config),
    codes: createCodeSigner(config.codeKeys),
    files: chooseFileStore(environment),
    wechat: createWeChat(config.wechat),
    deskOrigin: config.deskOrigin,
    templateIds: config.templateIds,
  }
  return ports
}
