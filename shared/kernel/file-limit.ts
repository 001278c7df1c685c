/** The most bytes one file may have: promised by the contract, asked by the mini-program before it sends, and set on the bucket. */
export const FILE_LIMIT = 20 * 1024 * 1024

/** So many bytes at its beginning say what a file is (file-kind.ts). */
export const HEAD_BYTES = 1024
