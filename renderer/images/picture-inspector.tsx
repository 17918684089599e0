// What is chosen in a grid of the site's pictures: what it is, which posts show it, and what can be done with it.
import { useRef } from 'react'
import type { SitePath } from '../../shared/contract/paths.ts'
import type { SiteEdit } from '../../shared/contract/site-edits.ts'
import type { SiteImage } from '../../shared/contract/site-images.ts'
import { sizeWords } from '../../shared/text/size-words.ts'
import { showFailure } from '../notices/notices-store.ts'
import { sourceOf } from '../post/import-image.ts'
import { Button } from '../theme/button.tsx'
import { totalBytes } from './picture-list.ts'
import { isWritable, type PictureTools } from './picture-tools.ts'
import { countWords, factWords, fileNameOf, pictureAddress } from './picture-words.ts'
import './picture-inspector.css'

type Props = {
  readonly tools: PictureTools
  readonly chosen: readonly SiteImage[]
  /** Where there is room for it, a larger picture stands above its facts. */
  readonly large: boolean
}

export function PictureInspector({ tools, chosen, large }: Props) {
  const [only] = chosen
  if (!only) {
    return (
      <p className="inspector inspector-hint">
        Choose a picture to see which posts show it. Shift and {'Ctrl\u00a0or\u00a0⌘'} choose several; what is
        chosen can be dragged into the text.
      </p>
    )
  }
  return (
    <section className="inspector" aria-label="Chosen pictures">
      {chosen.length === 1 ? (
        <One tools={tools} image={only} large={large} />
      ) : (
        <p className="inspector-title">
          {countWords(chosen.length, 'picture')} · {sizeWords(totalBytes(chosen))}
        </p>
      )}
      <Actions tools={tools} chosen={chosen} />
    </section>
  )
}

function One({ tools, image, large }: { tools: PictureTools; image: SiteImage; large: boolean }) {
  const { site, titleOf, onOpenPost } = tools
  const folder = image.path.slice(0, -fileNameOf(image.path).length)
  return (
    <>
      {large && <img className="inspector-picture" src={pictureAddress(site, image.path, 640)} alt="" />}
      <p className="inspector-title">{fileNameOf(image.path)}</p>
      <p className="inspector-facts">
        {folder !== '' && <>{folder} · </>}
        {image.facts === null ? 'Not looked into yet' : factWords(image.facts)}
        {image.facts?.hasPlace && ' · says where it was taken'}
      </p>
      {image.usedBy.length === 0 ? (
        <p className="inspector-facts">
          {image.usedByFiles.length === 0
            ? 'Nothing in this site names it.'
            : `No post shows it; named in ${image.usedByFiles.join(', ')}.`}
        </p>
      ) : (
        <ul className="inspector-posts" aria-label="Posts that show it">
          {image.usedBy.map((post) => (
            <li key={post}>
              <Button look="link" onClick={() => onOpenPost(post, image.path)}>
                {titleOf(post)}
              </Button>
              {image.silentIn.includes(post) && <small className="inspector-silent">no alt text</small>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Actions({ tools, chosen }: { tools: PictureTools; chosen: readonly SiteImage[] }) {
  const { post, work } = tools
  const input = useRef<HTMLInputElement>(null)
  const paths = chosen.map(({ path }) => path)
  const [first] = paths
  const placed = chosen.filter(({ facts }) => facts?.hasPlace === true)
  const several = chosen.length > 1
  const ask = (edit: SiteEdit) => work.setState({ ask: { kind: 'edit', edit } })
  const sizeBytes = totalBytes(chosen)
  if (first === undefined) return null
  return (
    <div className="inspector-actions">
      {isWritable(post) && (
        <Button look="primary" onClick={() => tools.onInsert(paths)}>
          {several ? `Insert ${chosen.length} into the post` : 'Insert into the post'}
        </Button>
      )}
      {!several && (
        <>
          <Button onClick={() => work.setState({ ask: { kind: 'rename-picture', path: first } })}>
            Rename or move…
          </Button>
          <Button onClick={() => input.current?.click()}>Replace…</Button>
          <input
            ref={input}
            type="file"
            accept="image/*"
            hidden
            aria-label="The picture to put in its place"
            onChange={({ target }) => {
              const file = target.files?.[0]
              target.value = ''
              if (!file) return
              sourceOf(file).then(
                (source) => ask({ kind: 'replace-image', path: first, source, name: file.name }),
                showFailure,
              )
            }}
          />
        </>
      )}
      <Button onClick={() => work.setState({ ask: { kind: 'remake', paths, sizeBytes } })}>
        {several ? `Shrink or convert ${chosen.length}…` : 'Shrink or convert…'}
      </Button>
      {placed.length > 0 && (
        <Button onClick={() => ask(withoutPlace(placed.map(({ path }) => path)))}>
          {several ? `Remove the location from ${placed.length}…` : 'Remove the location…'}
        </Button>
      )}
      {several && (
        <Button onClick={() => ask({ kind: 'merge-images', paths })}>
          Keep the first, merge the others…
        </Button>
      )}
      <Button onClick={() => ask({ kind: 'remove-images', paths })}>
        {several ? `Move ${chosen.length} to the bin (${sizeWords(sizeBytes)})…` : 'Move to the bin…'}
      </Button>
    </div>
  )
  function withoutPlace(from: SitePath[]): SiteEdit {
    const { quality } = tools.images.store.getState().settings.recipe
    return {
      kind: 'remake-images',
      paths: from,
      recipe: { widestPx: null, format: 'keep', quality, metadata: 'private' },
    }
  }
}
