// The Images panel: the pictures of the open post, which of them are missing, which say nothing to
// a reader who cannot see them; a row leads to its place in the text.
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Site } from '../../shared/contract/site.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { followPostImages, isRemote, type PostImage, type PostImages } from './post-images.ts'
import './images-panel.css'

type Props = {
  readonly desk: Desk
  readonly site: Site
  readonly post: OpenPost | null
  /** Lets the author pick pictures for the place of the cursor. */
  onAdd(): void
}

export function ImagesPanel({ desk, site, post, onAdd }: Props) {
  const [following, setFollowing] = useState<PostImages | null>(null)
  useEffect(() => {
    if (post === null) return
    const started = followPostImages(desk, post)
    setFollowing(started)
    return () => {
      setFollowing(null)
      started.stop()
    }
  }, [desk, post])

  if (post === null) return <p className="images-empty">Open a post to see its pictures.</p>
  const canAdd = post.opened.readOnly === null
  return (
    <section className="images-panel" aria-labelledby="images-heading">
      <header className="images-header">
        <h2 id="images-heading">Images</h2>
        {canAdd && <Button onClick={onAdd}>Add pictures…</Button>}
      </header>
      {following && <ImageList site={site} post={post} following={following} />}
    </section>
  )
}

function ImageList({ site, post, following }: { site: Site; post: OpenPost; following: PostImages }) {
  const images = useStore(following.store)
  if (images === null) return null
  if (images.length === 0) {
    return (
      <p className="images-empty">This post shows no picture yet. Drop one into the text, or add it here.</p>
    )
  }
  return (
    <>
      <p className="images-summary">{summary(images)}</p>
      <ul className="images-list">
        {images.map((image) => (
          <li key={`${image.reference.from}`}>
            <ImageRow site={site} post={post} image={image} />
          </li>
        ))}
      </ul>
    </>
  )
}

function ImageRow({ site, post, image }: { site: Site; post: OpenPost; image: PostImage }) {
  const { reference, file } = image
  const remote = isRemote(reference.target)
  const name = reference.target.split('/').at(-1) ?? reference.target
  return (
    <button type="button" className="images-row" onClick={() => select(post, image)}>
      {file === null ? (
        <span className="images-thumbnail images-thumbnail-none" aria-hidden="true" />
      ) : (
        <img
          className="images-thumbnail"
          src={`${site.assetBase}${file.split('/').map(encodeURIComponent).join('/')}?thumbnail=160`}
          alt=""
          loading="lazy"
          decoding="async"
        />
      )}
      <span className="images-words">
        <span className="images-name">{name}</span>
        <Remark image={image} remote={remote} />
      </span>
    </button>
  )
}

function Remark({ image, remote }: { image: PostImage; remote: boolean }) {
  if (remote) return <span className="images-remark">From the web: {hostOf(image.reference.target)}</span>
  if (image.file === null)
    return <span className="images-remark images-fault">No picture at {image.sought}</span>
  if (image.reference.alt.trim() === '')
    return <span className="images-remark images-draft">No alt text</span>
  return <span className="images-remark">{image.reference.alt}</span>
}

function select(post: OpenPost, { reference }: PostImage): void {
  post.dispatch({ selection: { anchor: reference.from, head: reference.to }, scrollIntoView: true })
}

function hostOf(address: string): string {
  try {
    return new URL(address, 'https://unknown.invalid').host
  } catch {
    return address
  }
}

function summary(images: readonly PostImage[]): string {
  const missing = images.filter(({ file, reference }) => file === null && !isRemote(reference.target)).length
  const silent = images.filter(({ reference }) => reference.alt.trim() === '').length
  const parts = [images.length === 1 ? '1 picture' : `${images.length} pictures`]
  if (missing > 0) parts.push(`${missing} missing`)
  if (silent > 0) parts.push(`${silent} without alt text`)
  return parts.join(' · ')
}
