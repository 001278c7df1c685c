/** One index of a collection: its fields in order, each ascending (1) or descending (-1). */
export interface IndexDeclaration {
  name: string
  keys: readonly (readonly [field: string, direction: 1 | -1])[]
  unique?: boolean
}

/** A collection with its indexes, as the emulator and the deployment read them. `_id` is always indexed. */
export interface CollectionDeclaration {
  name: string
  indexes: readonly IndexDeclaration[]
}
