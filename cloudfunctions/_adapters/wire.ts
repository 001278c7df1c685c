import type { Ports } from '../_ports'
import { parseConfig } from '../_runtime/config'
import { createCaseStore } from './case-store'
import { fileStore } from './cloudbase/file-store'
import { createRepository } from './cloudbase/repository'
import { createCodeSigner } from './crypto/code-signer'
import { createVault } from './crypto/vault'
import { createDirectory } from './directory'
import { createSettings } from './settings'
import { createWeChat } from './wechat/wechat'

let ports: Ports | undefined
/** As deployed. Later the platform writes the variables of each call over it, WX_APPID among them. */
const environment = { ...process.env }

/** Joins the adapters to the ports, once per instance, at the first call (so that a bad configuration is a logged error, not a crash). */
export function wire(): Ports {
  if (ports) return ports
  const config = parseConfig(environment)
  const repository = createRepository(config.tenant)
  ports = {
    tenant: config.tenant,
    repository,
    cases: createCaseStore(repository),
    directory: createDirectory(repository),
    settings: createSettings(repository, config.tenant),
    vault: createVault(config),
    codes: createCodeSigner(config.codeKeys),
    files: fileStore,
    wechat: createWeChat(config.wechat),
    templateIds: config.templateIds,
  }
  return ports
}
