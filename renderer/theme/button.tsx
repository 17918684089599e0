// A button with words.
import type { ComponentProps } from 'react'
import './button.css'

type Props = ComponentProps<'button'> & { readonly look?: 'plain' | 'primary' | 'quiet' | 'link' }

export function Button({ look = 'plain', className = '', ...rest }: Props) {
  return <button type="button" className={`button button-${look} ${className}`} {...rest} />
}
