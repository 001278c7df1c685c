const SECTOR = 512
const [FREE, END, FAT] = [0xffffffff, 0xfffffffe, 0xfffffffd]

/** An OLE container of empty streams with these names: as much of an old or encrypted file as its kind is told by. */
export function oleOf(names: readonly string[]): Buffer {
  const header = Buffer.alloc(SECTOR)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(END, 60)
  header.writeUInt32LE(END, 68)
  for (let at = 76; at < SECTOR; at += 4) header.writeUInt32LE(at === 76 ? 0 : FREE, at)
  const table = Buffer.alloc(SECTOR, 0xff)
  table.writeUInt32LE(FAT, 0)
  table.writeUInt32LE(END, 4)
  const directory = Buffer.alloc(SECTOR)
  for (const [nth, name] of ['Root Entry', ...names].entries()) {
    const at = nth * 128
    directory.write(name, at, 'utf16le')
    directory.writeUInt16LE((name.length + 1) * 2, at + 64)
    directory[at + 66] = nth === 0 ? 5 : 2
    directory[at + 67] = 1
    for (const link of [68, 72, 76]) directory.writeUInt32LE(FREE, at + link)
    directory.writeUInt32LE(END, at + 116)
  }
  return Buffer.concat([header, table, directory])
}
