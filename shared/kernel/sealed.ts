/** A personal datum under encryption: key id and ciphertext (AES-256-GCM, base64url). Opened by functions only. */
export type Sealed = string
