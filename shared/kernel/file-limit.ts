/** The most bytes one file may have: promised by the contract, asked by the mini-program before it sends, and set on the bucket. */
export const FILE_LIMIT = 20 * 1024 * 1024
