// What is found in a block of the source's tree is found once: a key makes one block anew, and every other stays the
// very same tree.
import type { Tree } from '@lezer/common'

/** A place with what was found there. */
export type Put<T> = (from: number, to: number, found: T) => void

/** What `find` puts for the blocks of `tree` between `from` and `to`, each place cut off there. */
export type ByBlock<T> = (tree: Tree, put: Put<T>, from: number, to: number) => void

type Place<T> = { readonly from: number; readonly to: number; readonly found: T }

/** Of a longer block only what is asked for is looked at, each time anew. */
const LONG = 20_000

/** `find` is asked for the places within a block between `from` and `to`, as numbers within that block, in order. */
export function byBlock<T>(find: (block: Tree, put: Put<T>, from: number, to: number) => void): ByBlock<T> {
  const known = new WeakMap<Tree, readonly Place<T>[]>()

  function placesIn(block: Tree): readonly Place<T>[] {
    const before = known.get(block)
    if (before) return before
    const places: Place<T>[] = []
    find(block, (from, to, found) => places.push({ from, to, found }), 0, block.length)
    known.set(block, places)
    return places
  }

  return (tree, put, from, to) => {
    for (let node = tree.topNode.childAfter(from); node && node.from < to; node = node.nextSibling) {
      const { from: start } = node
      const block = node.toTree()
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, block.length)]
      if (block.length > LONG) {
        find(block, (at, until, found) => put(at + start, until + start, found), first, last)
        continue
      }
      for (const place of placesIn(block)) {
        const [at, until] = [Math.max(place.from, first), Math.min(place.to, last)]
        if (at < until) put(at + start, until + start, place.found)
      }
    }
  }
}
