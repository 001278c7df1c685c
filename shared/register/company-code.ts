/** What the QR code begins with by which somebody becomes one of a company's people. No address of the web: a camera that is not the mini-program's opens nothing. */
export const COMPANY_CODE = 'msb-company:'
