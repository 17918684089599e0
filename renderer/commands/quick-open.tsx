// A post by a few letters of its title or its path.
import type { PostRow } from '../../shared/contract/library.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { Picker } from './picker.tsx'

type Props = { readonly rows: readonly PostRow[]; onOpen(path: PostPath): void; onClose(): void }

export function QuickOpen({ rows, onOpen, onClose }: Props) {
  return (
    <Picker
      title="Open post"
      placeholder="Title or path"
      items={rows}
      titleOf={({ title, path }) => `${title} ${path}`}
      keyOf={({ path }) => path}
      render={({ title, path }) => (
        <>
          <span dir="auto">{title}</span>
          <small>{path}</small>
        </>
      )}
      onPick={({ path }) => {
        onClose()
        onOpen(path)
      }}
      onClose={onClose}
    />
  )
}
