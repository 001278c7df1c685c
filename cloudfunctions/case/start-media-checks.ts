import type { Case } from '../../shared/case/schema'
import type { Instant } from '../../shared/kernel/instant'
import { isPicture } from '../../shared/directory/file-path'
import type { Ports } from '../_ports'
import { expectVerdict } from '../_runtime/media-checks'

/**
 * Starts WeChat's check of pictures that came with entries not yet handed over; the answer comes as an event that finds the case by
 * its trace id. Photos are shown meanwhile to those who handle the case; a check that can't be started changes nothing.
 * The openid must have used the mini-program within two hours, so this runs with the first relay, a minute after the upload.
 */
export async function startMediaChecks(ports: Ports, current: Case, now: Instant): Promise<void> {
  const pictures = current.trail
    .filter((entry) => entry.seq > current.relayed)
    .flatMap((entry) => (entry.content?.files ?? []).filter((file) => isPicture(file.fileId)).map((file) => ({ file, by: entry.by })))
  if (pictures.length === 0) return
  try {
    const people = await ports.directory.persons([...new Set(pictures.map(({ by }) => by))])
    const urls = await ports.files.tempUrls(pictures.map(({ file }) => file.fileId))
    for (const { file, by } of pictures) {
      const url = urls.get(file.fileId)
      const sealed = people.find((person) => person._id === by)?.openid
      if (!url || !sealed) continue
      const started = await ports.wechat.checkMedia(url, ports.vault.open(sealed), 3)
      if (started) await expectVerdict(ports, started.traceId, { caseId: current._id, person: by, now })
    }
  } catch {
    // The store did not answer: the pictures stay with the office, unchecked. An outage of a check is nobody's error.
  }
}
