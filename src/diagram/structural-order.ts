import type { Node } from './node'
import type { NodeStore } from './node-store'

/**
 * A total order that puts diagrams side by side when they are alike from the top: same variable, then same children.
 *
 * It looks at structure, not at the order of creation. Neighbours in it have much in common, and combining them first
 * keeps the diagrams in between small. One comparison takes at most one step for each variable, because only the
 * first unequal children are entered: unequal handles are unequal diagrams.
 */
export function structuralOrder(store: NodeStore): (left: Node, right: Node) => number {
  return (first, second) => {
    let left = first
    let right = second
    while (left !== right) {
      const level = store.level(left)
      const difference = level - store.level(right)
      if (difference !== 0) return difference
      if (left < 0) return right - left
      let value = 0
      while (store.child(left, value) === store.child(right, value)) value++
      const leftChild = store.child(left, value)
      right = store.child(right, value)
      left = leftChild
    }
    return 0
  }
}
