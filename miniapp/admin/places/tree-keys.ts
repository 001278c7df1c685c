/** An item of a tree as it is drawn, in order. `expanded` null: nothing lies below it. */
export interface TreeItem {
  id: string
  level: number
  expanded: boolean | null
}

/** What a key does in a tree (ARIA practices): where the focus goes, or which item opens or folds; null: the key is not the tree's. */
export function treeStep(key: string, items: readonly TreeItem[], at: string): { focus: string } | { turn: string } | null {
  const index = items.findIndex(({ id }) => id === at)
  const item = items[index]
  if (item === undefined) return null
  const to = (found: TreeItem | undefined): { focus: string } => ({ focus: found?.id ?? at })
  const next = items[index + 1]
  switch (key) {
    case 'ArrowDown': return to(next)
    case 'ArrowUp': return to(items[index - 1])
    case 'Home': return to(items[0])
    case 'End': return to(items.at(-1))
    case 'ArrowRight':
      if (item.expanded === false) return { turn: at }
      return to(item.expanded === true && next !== undefined && next.level > item.level ? next : undefined)
    case 'ArrowLeft':
      return item.expanded === true ? { turn: at } : to(items.slice(0, index).findLast(({ level }) => level < item.level))
    default: return null
  }
}
