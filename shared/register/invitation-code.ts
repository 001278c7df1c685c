/** What the QR code of an invitation begins with; its token follows. No address of the web: a camera that is not the mini-program's opens nothing. */
export const INVITATION_CODE = 'msb-join:'
