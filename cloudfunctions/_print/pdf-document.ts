import type PdfKit from 'pdfkit'

/** A font as pdfkit embeds it: what is written with it becomes its subset. */
export interface EmbeddedFont {
  id: string
  ref(): unknown
  encode(text: string): [string[], unknown]
}

/** An object of the file that is written after it has been pointed to. */
export interface PdfObject {
  data: Record<string, unknown>
  end(content: string): void
}

/** What its types leave out. */
interface Beyond {
  _font: EmbeddedFont
  addContent(operators: string): void
  ref(data: Record<string, unknown>): PdfObject
  openImage(data: Buffer): object
  page: { xobjects: Record<string, unknown>; dictionary: PdfObject }
}

export type PdfDocument = Omit<InstanceType<typeof PdfKit>, keyof Beyond> & Beyond

// By require: its other entry looks for files beside a module, and bundled there is none.
const Pdf = require('pdfkit') as new (options: Record<string, unknown>) => PdfDocument

/** A document without pages, and without a font: the standard ones know no Chinese. What it says of itself depends on nothing but `at`. */
export const newDocument = (title: string, at: Date): PdfDocument =>
  new Pdf({ autoFirstPage: false, font: false, info: { Title: title, Creator: title, CreationDate: at, ModDate: at } })
