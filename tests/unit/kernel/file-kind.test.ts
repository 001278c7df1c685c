import { fileTypeOf, headFits, namedAs, nameFits } from '../../../shared/kernel/file-kind'

const text = (words: string) => Uint8Array.from(Buffer.from(words, 'latin1'))
const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
const ZIP = text('PK\u0003\u0004')
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe1)

// prettier-ignore
it.each([
  ['a photo',                          JPEG,                                 'IMG_1.jpg',   'image/jpeg'],
  ['a photo under another ending',     JPEG,                                 'IMG_1.png',   'image/jpeg'],
  ['a photo of an iPhone',             text('\0\0\0\u0018ftypheic'),          'IMG_1.HEIC',  'heic'],
  ['the same called jpg',              text('\0\0\0\u0018ftypmif1'),          'IMG_1.jpg',   'heic'],
  ['a film of a telephone',            text('\0\0\0\u0018ftypmp42'),          'IMG_1.jpg',   null],
  ['a WebP',                           text('RIFF\0\0\0\0WEBPVP8 '),          'a.webp',      'image/webp'],
  ['a sound, which is RIFF too',       text('RIFF\0\0\0\0WAVEfmt '),          'a.webp',      null],
  ['a PDF',                            text('%PDF-1.7'),                      'a.pdf',       'application/pdf'],
  ['a PDF of a scanner',               text(`${' '.repeat(200)}%PDF-1.4`),    'a.pdf',       'application/pdf'],
  ['an old Word',                      OLE,                                  'a.doc',       'application/msword'],
  ['a new Word under the old ending',  ZIP,                                  'a.doc',       'application/msword'],
  ['a table of WPS',                   OLE,                                  'a.et',        'application/wps-spreadsheet'],
  ['a text of WPS',                    OLE,                                  'a.WPS',       'application/wps-writer'],
  ['an invoice',                       ZIP,                                  '发票.ofd',     'application/ofd'],
  ['a table',                          ZIP,                                  'a.xlsx',      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['an archive',                       ZIP,                                  'a.zip',       null],
  ['a page',                           text('<html>'),                       'a.pdf',       null],
  ['a program',                        text('MZ'),                           'a.docx',      null],
  ['nothing',                          new Uint8Array(),                     'a.pdf',       null],
] as const)('%s', (_what, head, name, type) => {
  expect(fileTypeOf(head, name)).toBe(type)
  if (type !== null && type !== 'heic') expect(headFits(type, head)).toBe(true)
})

it('a name ends as what it is', () => {
  expect([namedAs('a.HEIC', 'image/jpeg'), namedAs('a', 'image/png'), namedAs('a.JPEG', 'image/jpeg'), namedAs('发票.html', 'application/pdf')]).toEqual(['a.jpg', 'a.png', 'a.JPEG', '发票.html.pdf'])
  expect([nameFits('发票.html', 'image/jpeg'), nameFits('照片', 'image/jpeg'), nameFits('a.jpeg', 'image/jpeg')]).toEqual([false, true, true])
})
