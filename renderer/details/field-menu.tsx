// What can be done with a field besides changing its value.
import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'

type Props = {
  readonly name: string
  onRemove(): void
  readonly onRename: (() => void) | null
  readonly onUp: (() => void) | null
  readonly onDown: (() => void) | null
  readonly onSettings: (() => void) | null
}

export function FieldMenu({ name, onRemove, onRename, onUp, onDown, onSettings }: Props) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="icon-button details-more" aria-label={`More for ${name}`}>
        <Ellipsis size={16} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end">
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
            <DropdownMenu.Item className="menu-item" onSelect={() => setTimeout(onRename)}>
              Rename…
            </DropdownMenu.Item>
          )}
          {onSettings && (
            <DropdownMenu.Item className="menu-item" onSelect={() => setTimeout(onSettings)}>
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
