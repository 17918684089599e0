// The Images panel: the pictures of the open post, which of them are missing, which say nothing to
// a reader who cannot see them, and the pictures of the whole site; a row leads to its place in the text.
import { RadioGroup } from 'radix-ui'
import { type DragEvent, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Site } from '../../shared/contract/site.ts'
import { draggedImages } from '../editor/images/arriving-images.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { droppedPhotographs } from './photographs.ts'
import { isWritable, type PictureTools } from './picture-tools.ts'
import { countWords, pictureAddress } from './picture-words.ts'
import {
  followPostImages,
  isRemote,
  type PostImage,
  type PostImages,
  selectReference,
} from './post-images.ts'
import { SitePictures } from './site-pictures.tsx'
import './images-panel.css'

const scopes = [
  { id: 'post', name: 'This post' },
  { id: 'site', name: 'Whole site' },
] as const
type Scope = (typeof scopes)[number]['id']

export function ImagesPanel({ tools }: { readonly tools: PictureTools }) {
  const { post, work } = tools
  const [scope, setScope] = useState<Scope>('post')
  const canWrite = isWritable(post)

  function onDrop(event: DragEvent): void {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    void droppedPhotographs(event.dataTransfer).then((files) => {
      if (files.length > 0) work.setState({ surface: { kind: 'story', files } })
    })
  }

  return (
    <section
      className={`images-panel images-panel-${scope}`}
      aria-labelledby="images-heading"
      onDrop={canWrite ? onDrop : undefined}
    >
      <header className="images-header">
        <h2 id="images-heading">Images</h2>
        {scope === 'post' ? (
          canWrite && <Button onClick={tools.onAdd}>Add pictures…</Button>
        ) : (
          <Button onClick={() => work.setState({ surface: { kind: 'pictures' } })}>All pictures…</Button>
        )}
      </header>
      <RadioGroup.Root
        className="top-views images-scope"
        aria-label="Pictures of"
        value={scope}
        onValueChange={(value) => setScope(value as Scope)}
      >
        {scopes.map(({ id, name }) => (
          <RadioGroup.Item key={id} value={id} className="top-view" aria-label={name}>
            {name}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {scope === 'site' ? (
        <SitePictures tools={tools} room="panel" />
      ) : post === null ? (
        <p className="images-empty">Open a post to see its pictures.</p>
      ) : (
        <PostPictures tools={tools} post={post} />
      )}
    </section>
  )
}

function PostPictures({ tools, post }: { tools: PictureTools; post: OpenPost }) {
  const { desk } = tools
  const [following, setFollowing] = useState<PostImages | null>(null)
  useEffect(() => {
    const started = followPostImages(desk, post)
    setFollowing(started)
    return () => {
      setFollowing(null)
      started.stop()
    }
  }, [desk, post])
  if (following === null) return null
  return <ImageList tools={tools} post={post} following={following} />
}

type ListProps = { readonly tools: PictureTools; readonly post: OpenPost; readonly following: PostImages }

function ImageList({ tools, post, following }: ListProps) {
  const { site, work } = tools
  const images = useStore(following.store)
  if (images === null) return null
  const canWrite = isWritable(post)
  const story = (
    <Button onClick={() => work.setState({ surface: { kind: 'story', files: [] } })}>Photo story…</Button>
  )
  if (images.length === 0) {
    return (
      <>
        <p className="images-empty">
          This post shows no picture yet. Drop one into the text, or add it here; drop a folder on this panel
          to tell a day in pictures.
        </p>
        {canWrite && <div>{story}</div>}
      </>
    )
  }
  return (
    <>
      <p className="images-summary">{summary(images)}</p>
      {canWrite && (
        <div className="images-work">
          <Button onClick={() => work.setState({ surface: { kind: 'alt-texts' } })}>Describe them…</Button>
          {story}
        </div>
      )}
      <ul className="images-list">
        {images.map((image) => (
          <li key={`${image.reference.targetFrom}`}>
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
    <button
      type="button"
      className="images-row"
      draggable={file !== null}
      onDragStart={(event) => event.dataTransfer.setData(draggedImages, JSON.stringify([file]))}
      onClick={() => selectReference(post, reference)}
    >
      {file === null ? (
        <span className="images-thumbnail images-thumbnail-none" aria-hidden="true" />
      ) : (
        <img
          className="images-thumbnail"
          src={pictureAddress(site, file, 160)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
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
  if (image.alt === null) return <span className="images-remark">Alt text told elsewhere</span>
  if (image.alt === 'missing') return <span className="images-remark images-draft">No alt text</span>
  if (image.alt === 'decorative') return <span className="images-remark">Decorative</span>
  return <span className="images-remark">{image.reference.alt}</span>
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
  const silent = images.filter(({ alt }) => alt === 'missing').length
  const parts = [countWords(images.length, 'picture')]
  if (missing > 0) parts.push(`${missing} missing`)
  if (silent > 0) parts.push(`${silent} without alt text`)
  return parts.join(' · ')
}
