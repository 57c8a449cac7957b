import { type EntryShapes, entryShapes } from './entry-shapes'
import { RememberedLists } from './remembered-lists'

/** Shapes that remember what they wrote of what was disclosed: it is most of what a receipt says, and the same in many. */
export function rememberingShapes(): EntryShapes {
  let lists: RememberedLists | undefined
  const shapes = entryShapes((writeItem) => {
    const remembered = new RememberedLists(writeItem)
    lists = remembered
    return (list) => remembered.write(list)
  })
  return {
    ...shapes,
    share: (disclosed) => lists?.share(disclosed),
    isShared: (part) => lists?.isShared(part) === true,
  }
}
