// What can be done with a field besides changing its value.
import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef } from 'react'

type Props = {
  readonly name: string
  onRemove(): void
  readonly onRename: (() => void) | null
  readonly onUp: (() => void) | null
  readonly onDown: (() => void) | null
  readonly onSettings: (() => void) | null
}

export function FieldMenu({ name, onRemove, onRename, onUp, onDown, onSettings }: Props) {
  // A closing menu gives the focus back to its button: what takes the focus itself waits for that, and takes its place.
  const afterClose = useRef<(() => void) | null>(null)
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="icon-button details-more" aria-label={`More for ${name}`}>
        <Ellipsis size={16} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          onCloseAutoFocus={(event) => {
            if (!afterClose.current) return
            event.preventDefault()
            afterClose.current()
            afterClose.current = null
          }}
        >
          {onUp && (
            <DropdownMenu.Item className="menu-item" onSelect={onUp}>
              Move up
            </DropdownMenu.Item>
          )}
          {onDown && (
            <DropdownMenu.Item className="menu-item" onSelect={onDown}>
              Move down
            </DropdownMenu.Item>
          )}
          {onRename && (
            <DropdownMenu.Item
              className="menu-item"
              onSelect={() => {
                afterClose.current = onRename
              }}
            >
              Rename…
            </DropdownMenu.Item>
          )}
          {onSettings && (
            <DropdownMenu.Item
              className="menu-item"
              onSelect={() => {
                afterClose.current = onSettings
              }}
            >
              In this site…
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={onRemove}>
            Remove {name}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
