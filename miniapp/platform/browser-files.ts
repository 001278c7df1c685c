import { HEAD_BYTES } from '@shared/kernel/file-limit'
import type { FileDigest, LocalFile } from './contract'
import { digestOf, toHex } from './digest'

/** The bytes of a chosen file. Rejects when the browser can't read it any more (moved, changed, closed). */
export const blobOf = async (file: LocalFile): Promise<Blob> => file.blob ?? (await fetch(file.path)).blob()

/** By the browser itself where it has the means: it has them only on https and on this machine. */
export const digestOfBlob = async (blob: Blob): Promise<FileDigest> => {
  const bytes = await blob.arrayBuffer()
  const { subtle } = (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto ?? {}
  if (subtle === undefined) return digestOf(new Uint8Array(bytes))
  return { size: bytes.byteLength, sha256: toHex(new Uint8Array(await subtle.digest('SHA-256', bytes))), head: new Uint8Array(bytes.slice(0, HEAD_BYTES)) }
}

/** Longest side: what a picture of evidence needs to be read, and no more. */
const SIDE = 4096

/** Drawn by the browser, which knows more pictures than others do; null when it does not know this one. */
export const jpegOf = async (file: LocalFile): Promise<LocalFile | null> => {
  const picture = await blobOf(file).then((blob) => createImageBitmap(blob)).catch(() => null)
  if (picture === null) return null
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) })
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  return blob === null ? null : { ...file, path: URL.createObjectURL(blob), size: blob.size, blob }
}

/** PUTs the bytes, telling how far it is; fetch() could not. Rejects on every answer but a good one. */
export const put = (url: string, headers: Record<string, string>, body: Blob, onProgress?: (percent: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (at) => onProgress?.(Math.round((at.loaded / Math.max(at.total, 1)) * 100))
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`upload refused with ${request.status}`)))
    request.onerror = () => reject(new Error('upload failed'))
    request.send(body)
  })
