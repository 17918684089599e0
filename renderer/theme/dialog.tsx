// A dialog over the desk: named, closed by Escape, and giving the focus back to where it was.
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import './dialog.css'

type Props = {
  readonly title: string
  readonly titleShown?: boolean
  /** `wide`: for what needs a surface to work on, as high and as wide as the window allows. */
  readonly size?: 'usual' | 'wide'
  readonly children: ReactNode
  onClose(): void
}

export function Dialog({ title, titleShown = true, size = 'usual', children, onClose }: Props) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-veil" />
        <Radix.Content className={`dialog dialog-${size}`} aria-describedby={undefined}>
          <Radix.Title className={titleShown ? 'dialog-title' : 'unseen'}>{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
