// The panels at the right edge, as a list: a new one is one line here and one case where it is drawn.
import { Image, type LucideIcon, Send, TextCursorInput } from 'lucide-react'
import type { Panel } from '../../shared/contract/settings.ts'

export const panels: readonly { readonly id: Panel; readonly name: string; readonly icon: LucideIcon }[] = [
  { id: 'details', name: 'Details', icon: TextCursorInput },
  { id: 'images', name: 'Images', icon: Image },
  { id: 'publish', name: 'Publish', icon: Send },
]
