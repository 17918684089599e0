// Mounts the view of an open post's state.
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { OpenPost } from '../post/open-post.ts'
import './images/image-boxes.css'
import './source-editor.css'

type Props = {
  readonly post: OpenPost
  onView(view: EditorView | null): void
}

/** React asks of each of these twice whether one of its elements wants it: what is typed here is the editor's alone. */
const typing = ['keydown', 'keypress', 'textInput', 'beforeinput', 'input', 'keyup'] as const

function keepTyping(event: Event): void {
  if (!(event instanceof KeyboardEvent) || isLetter(event)) event.stopPropagation()
}

/** Any other key may be a command of the window. */
function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey
}

export function SourceEditor({ post, onView }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const told = useRef(onView)
  told.current = onView

  useEffect(() => {
    if (!place.current) return
    const view = new EditorView({
      state: post.state(),
      parent: place.current,
      ...(post.place && { scrollTo: post.place }),
    })
    for (const type of typing) view.dom.addEventListener(type, keepTyping)
    post.attach(view)
    told.current(view)
    return () => {
      told.current(null)
      post.attach(null)
      view.destroy()
    }
  }, [post])

  return <div className="source-editor" ref={place} />
}
