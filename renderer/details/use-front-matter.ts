// The front matter of the open post as React sees it, and how the form writes it: as transactions of the text.
import { isolateHistory } from '@codemirror/commands'
import { useCallback, useSyncExternalStore } from 'react'
import type { Block } from '../../shared/frontmatter/block.ts'
import type { EditOutcome, Refusal } from '../../shared/frontmatter/edit.ts'
import type { Field } from '../../shared/frontmatter/field.ts'
import { type FrontMatter, frontMatterField } from '../editor/front-matter.ts'
import type { OpenPost } from '../post/open-post.ts'

/** Makes an edit of the block in `text`, which ends where the block does. */
export type MakeEdit = (text: string, block: Block, fields: readonly Field[]) => EditOutcome

/** `typing`: one of several changes that a pause parts in the history; `whole`: one step of its own. */
export type EditPace = 'typing' | 'whole'

export type Editing = {
  readonly frontMatter: FrontMatter
  /** Why nothing was written, or null where the change is made. */
  edit(make: MakeEdit, pace: EditPace): Refusal | null
}

export function useFrontMatter(post: OpenPost): Editing {
  const subscribe = useCallback((onChange: () => void) => post.subscribe(onChange), [post])
  const read = useCallback(() => post.state().field(frontMatterField), [post])
  const frontMatter = useSyncExternalStore(subscribe, read)
  const edit = useCallback(
    (make: MakeEdit, pace: EditPace) => {
      const { block, fields } = post.state().field(frontMatterField)
      if (block === null || post.opened.readOnly !== null) return 'format'
      const outcome = make(post.state().sliceDoc(0, block.to), block, fields)
      if (outcome.kind === 'refused') return outcome.reason
      if (outcome.changes.length > 0) {
        // Without an event's name, changes that touch each other are one step until the author pauses.
        post.dispatch({
          changes: [...outcome.changes],
          ...(pace === 'whole' ? { annotations: isolateHistory.of('full') } : {}),
        })
      }
      return null
    },
    [post],
  )
  return { frontMatter, edit }
}

/** Where the field of this path stands now: of duplicates the `nth`. */
export type FieldPlace = { readonly path: readonly string[]; readonly nth: number }

export function placesOf(fields: readonly Field[]): { readonly field: Field; readonly place: FieldPlace }[] {
  const seen = new Map<string, number>()
  return fields.map((field) => {
    const name = field.path.join('\n')
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return { field, place: { path: field.path, nth } }
  })
}
