// A button with a picture alone; its name is read aloud and shown as a tooltip.
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import './button.css'

type Props = Omit<ComponentProps<'button'>, 'aria-label'> & {
  readonly icon: LucideIcon
  readonly label: string
}

export function IconButton({ icon: Icon, label, className = '', ...rest }: Props) {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      <Icon size={18} strokeWidth={1.6} aria-hidden="true" />
    </button>
  )
}
