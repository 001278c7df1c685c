/** A value of an address, decoded; what cannot be decoded is taken as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
