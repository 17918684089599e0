// What posts refer to and is not there: each with the pictures of the site that may be meant, one press away.
import { useEffect, useRef, useState } from 'react'
import { isFailure } from '../../shared/contract/failure.ts'
import type { SitePath } from '../../shared/contract/paths.ts'
import type { FoundImage, MissingImage } from '../../shared/contract/site-images.ts'
import { nameOf, reasons } from '../editor/images/image-finder.ts'
import { showFailure } from '../notices/notices-store.ts'
import { Button } from '../theme/button.tsx'
import { whenInSight } from '../theme/when-in-sight.ts'
import type { PictureTools } from './picture-tools.ts'
import { pictureAddress } from './picture-words.ts'
import { putRight } from './put-right.ts'
import './missing-pictures.css'

type Props = {
  readonly tools: PictureTools
  readonly missing: readonly MissingImage[]
  readonly search: string
}

export function MissingPictures({ tools, missing, search }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [busy, setBusy] = useState(false)
  const words = search.trim().toLowerCase()
  const found = missing.filter(({ sought }) => sought.toLowerCase().includes(words))

  function use(one: MissingImage, picture: FoundImage): void {
    setBusy(true)
    // The button goes with its row; the keys go on from here.
    place.current?.focus()
    putRight(tools, one, picture)
      .catch(showFailure)
      .finally(() => setBusy(false))
  }

  return (
    <div ref={place} className="missing-pictures" tabIndex={-1}>
      {found.length === 0 ? (
        <p className="site-pictures-told" role="status">
          {missing.length === 0
            ? 'Every picture that a post names is there.'
            : `No missing picture is called “${search.trim()}”.`}
        </p>
      ) : (
        <ul aria-label="Missing pictures">
          {found.map((one) => (
            <MissingPicture
              key={`${one.post} ${one.target}`}
              tools={tools}
              one={one}
              all={missing}
              disabled={busy}
              onUse={(picture) => use(one, picture)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

type OneProps = {
  readonly tools: PictureTools
  readonly one: MissingImage
  /** When these change, files came or went, and another picture may be meant. */
  readonly all: readonly MissingImage[]
  readonly disabled: boolean
  onUse(picture: FoundImage): void
}

function MissingPicture({ tools, one, all, disabled, onUse }: OneProps) {
  const { site, titleOf, onOpenPost } = tools
  const { post, sought } = one
  const row = useRef<HTMLLIElement>(null)
  const found = useFound(tools, one, all, row)
  return (
    <li ref={row} className="missing-picture">
      <span className="missing-sought">{sought}</span>
      <Button look="link" onClick={() => onOpenPost(post, sought as SitePath)}>
        {titleOf(post)}
      </Button>
      <fieldset className="missing-found" aria-label={`Pictures that may be ${sought}`}>
        {found === null ? (
          <p>Looking for it…</p>
        ) : found.length === 0 ? (
          <p>No picture of this site is like it.</p>
        ) : (
          found.map((picture) => (
            <Button
              key={picture.path}
              title={picture.path}
              disabled={disabled}
              onClick={() => onUse(picture)}
            >
              <img src={pictureAddress(site, picture.path, 160)} alt="" />
              <span>
                Use {nameOf(picture)} <small>({reasons[picture.why]})</small>
              </span>
            </Button>
          ))
        )}
      </fieldset>
    </li>
  )
}

/** Asked for when the row comes into sight: there may be hundreds. Null while it is not known. */
function useFound(
  { desk }: PictureTools,
  { post, target }: MissingImage,
  all: readonly MissingImage[],
  row: React.RefObject<HTMLLIElement | null>,
): readonly FoundImage[] | null {
  const [found, setFound] = useState<readonly FoundImage[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: where others are missing now, others may be meant
  useEffect(() => {
    if (!row.current) return
    let gone = false
    const sight = whenInSight(document, 200, () => {
      desk['siteImages.find']({ post, target }).then(
        (answer) => !gone && setFound(answer),
        (error: unknown) => {
          // The site was closed, or the desk is away; what changes next asks again.
          if (!isFailure(error)) throw error
        },
      )
    })
    sight.watch(row.current)
    return () => {
      gone = true
      sight.stop()
    }
  }, [desk, post, target, all, row])
  return found
}
