/** The most bytes of what people attach: promised by the contract, asked by the mini-program before it sends, held against what arrived. */
export const FILE_LIMIT = 20 * 1024 * 1024

/** So many bytes at its beginning say what a file is (file-kind.ts). */
export const HEAD_BYTES = 1024

/** The most bytes of any object, set on the bucket: the register of a city as a sheet has 50 MB. */
export const OBJECT_LIMIT = 100 * 1024 * 1024
