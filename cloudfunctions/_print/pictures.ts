/** Pixels: more do not show in print, and a picture is unpacked in memory. */
const MOST_PIXELS = 16_000_000

interface Size {
  width: number
  height: number
}

/** Of a PNG that the writer of PDF can unpack: not interlaced, 8 bits a channel at most. */
function sizeOfPng(data: Buffer): Size | null {
  if (data.length < 33 || data.toString('latin1', 12, 16) !== 'IHDR' || (data[24] ?? 16) > 8 || data[28] !== 0) return null
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
}

/** Markers of JPEG that begin a frame; C4, C8 and CC are none. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function sizeOfJpeg(data: Buffer): Size | null {
  for (let at = 2; at + 9 < data.length && data[at] === 0xff; at += 2 + data.readUInt16BE(at + 2)) {
    const marker = data[at + 1] ?? 0
    if (isFrame(marker)) return { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) }
  }
  return null
}

/** Can it be printed: a JPEG, or a PNG of the usual kinds, no larger than print needs? `writeSigns` throws on another, so that it is asked beforehand. */
export function printablePicture(data: Buffer): boolean {
  if (data.length < 12) return false
  const size = data.readUInt32BE(0) === 0x89504e47 ? sizeOfPng(data) : data.readUInt16BE(0) === 0xffd8 ? sizeOfJpeg(data) : null
  return size !== null && size.width > 0 && size.height > 0 && size.width * size.height <= MOST_PIXELS
}
