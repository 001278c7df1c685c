/** What a desk's QR code begins with; its 22 characters follow. No address of the web: a camera that is not the mini-program's opens nothing. */
export const DESK_CODE = 'msb-desk:'
