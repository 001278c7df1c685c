const [MB, GB] = [1024 ** 2, 1024 ** 3]

/** How much is read of a spreadsheet that somebody hands in. */
export const SHEET_LIMITS = {
  /** Lines with something in them: 300,000 and what may stand above and in the heading. */
  lines: 300_020,
  /** Columns with something in them. */
  columns: 500,
  /** Of a cell, in UTF-16 units: the limit of Excel itself. */
  cell: 32_767,
  /** Of a csv record, in bytes: more is a quotation mark that nobody closed. */
  record: MB,
  /** Of XML in which no tag begins or ends: the parser holds it in memory until one does. */
  quietXml: MB,
  /** Different texts that a workbook lists for its cells, and their characters: 300,000 lines of 12 texts each, none like another, have 3.6 and 65 million. */
  strings: 4_000_000,
  stringCharacters: 96_000_000,
  /** Declared for all parts of a workbook together, in bytes inflated: a million formatted blank rows take 300 MB. */
  inflated: GB,
  /** A part may inflate to so many times its size, if it inflates to much at all: formatted blank rows come to 30, what is made to hurt to 1,000. */
  ratio: 200,
  ratioFrom: 32 * MB,
  /** Of a part that is read as a whole (names of sheets, formats), in bytes inflated. */
  smallPart: 16 * MB,
  /** Files in the zip. */
  parts: 10_000,
} as const
