import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { AreaRow } from '@shared/api/things-views'
import { AREA_LEVELS } from '@shared/register/area'
import { useQuery } from '@/data/use-query'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import { TextButton } from '@/ui/SmallButton'
import { type TreeItem, treeStep } from './tree-keys'

interface TreeProps {
  root: AreaRow
  chosen: string
  /** What the chosen one lies in: it is shown open. */
  above: readonly { id: string }[]
  onChoose: (id: string) => void
  /** Read again when it changes. */
  turn: number
}

interface Shared extends Omit<TreeProps, 'root' | 'above'> {
  open: ReadonlySet<string>
  focused: string
  onTurn: (id: string) => void
}

const NODE = 'area-node-'
const isElement = (value: unknown): value is HTMLElement => typeof HTMLElement !== 'undefined' && value instanceof HTMLElement

/** The items of the tree as they are drawn. */
const drawn = (tree: HTMLElement): (TreeItem & { element: HTMLElement })[] => [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')].map((element) => {
  const expanded = element.getAttribute('aria-expanded')
  return { element, id: element.id.slice(NODE.length), level: Number(element.getAttribute('aria-level')), expanded: expanded === null ? null : expanded === 'true' }
})

/** The areas as a tree, of a desk: what lies below one is read when it is opened. Arrows walk it, Enter chooses. Closed areas are not in it. */
export const AreaTree = ({ root, chosen, above, onChoose, turn }: TreeProps) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([root.id]))
  const [focused, setFocused] = useState(chosen)
  const path = above.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (path !== '') setOpen((before) => new Set([...before, ...path.split(' ')]))
    setFocused(chosen)
  }, [path, chosen])
  const onTurn = (id: string): void => setOpen((before) => {
    const next = new Set(before)
    if (!next.delete(id)) next.add(id)
    return next
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const { currentTarget: tree, target } = event
    if (!isElement(tree) || !isElement(target) || target.getAttribute('role') !== 'treeitem') return
    const items = drawn(tree)
    const at = target.id.slice(NODE.length)
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return onChoose(at)
    }
    const step = treeStep(event.key, items, at)
    if (step === null) return
    event.preventDefault()
    if ('turn' in step) return onTurn(step.turn)
    setFocused(step.focus)
    items.find(({ id }) => id === step.focus)?.element.focus()
  }
  const keys = { onKeyDown } as object
  return (
    <View className="admin-tree t-area-tree" {...keys} {...aria({ role: 'tree', label: '区域' })}>
      <Node row={root} depth={1} open={open} chosen={chosen} focused={focused} onTurn={(id) => { setFocused(id); onTurn(id) }} onChoose={onChoose} turn={turn} />
    </View>
  )
}

const Node = ({ row: { id, name, level, areas }, depth, ...shared }: Shared & { row: AreaRow, depth: number }) => {
  const { open, chosen, focused, onTurn, onChoose, turn } = shared
  const isOpen = areas > 0 && open.has(id)
  const { data, error, refresh, reread } = useQuery('register.tree', isOpen ? { areaId: id } : null)
  useEffect(() => {
    if (turn > 0) void reread()
  }, [turn])
  const tab = { tabindex: focused === id ? '0' : '-1' }
  return (
    <>
      <View
        id={`${NODE}${id}`}
        className={`ms-press admin-tree__node ${id === chosen ? 'admin-tree__node--on' : ''}`}
        style={{ paddingLeft: `${8 + (depth - 1) * 20}px` }}
        onClick={() => onChoose(id)}
        {...tab}
        {...aria({ role: 'treeitem', level: depth, selected: id === chosen, label: `${name}，${AREA_LEVELS[level]}`, ...(areas > 0 ? { expanded: isOpen } : {}) })}
      >
        <View
          className={`admin-tree__twist ${isOpen ? 'admin-tree__twist--open' : ''}`}
          onClick={(event) => {
            if (areas === 0) return
            event.stopPropagation()
            onTurn(id)
          }}
        >
          {areas === 0 ? null : <Icon name="chevron-right" size={16} />}
        </View>
        <View className="ms-grow">{name}</View>
        <View className="ms-caption">{AREA_LEVELS[level]}</View>
      </View>
      {isOpen && data === null && error !== null ? <View style={{ paddingLeft: `${32 + depth * 20}px` }}><TextButton onPress={() => void refresh()}>没有读到，再试一次</TextButton></View> : null}
      {isOpen ? data?.below.filter(({ state }) => state === 'open').map((below) => <Node key={below.id} {...shared} row={below} depth={depth + 1} />) : null}
    </>
  )
}
