// The path of a picture, with its thumbnail and a way to choose another.
import { ImagePlus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Site } from '../../shared/contract/site.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { isRemote } from '../images/post-images.ts'
import { showFailure } from '../notices/notices-store.ts'
import { importImage } from '../post/import-image.ts'
import type { OpenPost } from '../post/open-post.ts'
import { IconButton } from '../theme/icon-button.tsx'
import { TextControl } from './text-control.tsx'

type Props = {
  readonly id: string
  readonly text: string
  readonly site: Site
  readonly post: OpenPost
  readonly readOnly: boolean
  readonly describedBy: string | undefined
  onType(text: string, pace: 'typing' | 'done'): void
}

export function ImageControl({ id, text, site, post, readOnly, describedBy, onType }: Props) {
  const desk = useDesk()
  const input = useRef<HTMLInputElement>(null)
  const file = useFile(post, text)
  return (
    <div className="details-image">
      <div className="details-thumbnail">
        {file.kind === 'found' && (
          <img src={site.assetBase + file.path.split('/').map(encodeURIComponent).join('/')} alt="" />
        )}
      </div>
      <div className="details-image-path">
        <TextControl id={id} text={text} readOnly={readOnly} describedBy={describedBy} onType={onType} />
        {file.kind === 'missing' && <p className="details-hint fault">There is no file at {file.sought}.</p>}
      </div>
      {!readOnly && (
        <>
          <IconButton icon={ImagePlus} label="Choose a picture" onClick={() => input.current?.click()} />
          <input
            ref={input}
            type="file"
            accept="image/*"
            hidden
            onChange={({ target }) => {
              const chosen = target.files?.[0]
              target.value = ''
              if (chosen) {
                importImage(desk, post.path, chosen).then((made) => onType(made.target, 'done'), showFailure)
              }
            }}
          />
        </>
      )}
    </div>
  )
}

type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'missing'; readonly sought: string }

const LOOK_AFTER_MS = 300

/** The file of the site that `target` names; pictures from elsewhere are not fetched. */
function useFile(post: OpenPost, target: string): Found {
  const desk = useDesk()
  const [found, setFound] = useState<Found>({ kind: 'none' })
  useEffect(() => {
    setFound({ kind: 'none' })
    if (target === '' || isRemote(target)) return
    let stale = false
    const timer = setTimeout(() => {
      desk['images.locate']({ post: post.path, targets: [target] }).then(([answer]) => {
        if (stale || !answer) return
        setFound(
          answer.file === null
            ? { kind: 'missing', sought: answer.sought }
            : { kind: 'found', path: answer.file },
        )
      }, showFailure)
    }, LOOK_AFTER_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [desk, post.path, target])
  return found
}
