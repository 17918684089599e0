// The surface that lies over the desk for work with pictures, and the question about files over it.
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { PostPath, SitePath } from '../../shared/contract/paths.ts'
import type { SiteEdit } from '../../shared/contract/site-edits.ts'
import { Dialog } from '../theme/dialog.tsx'
import { AltWalk } from './alt-walk.tsx'
import { tellDone } from './carried-out.ts'
import { EditDialog, TakingBack } from './edit-dialog.tsx'
import type { Ask } from './image-work.ts'
import { MoveDialog } from './move-dialog.tsx'
import { isWritable, type PictureTools } from './picture-tools.ts'
import { RemakeDialog } from './remake-dialog.tsx'
import { SitePictures } from './site-pictures.tsx'
import { StoryDialog } from './story-dialog.tsx'

/** Spells names in ASCII, for which it brings half a megabyte of tables along. */
const PictureSettings = lazy(async () => ({
  default: (await import('./picture-settings.tsx')).PictureSettings,
}))

export function ImageDialogs({ tools }: { readonly tools: PictureTools }) {
  const ask = useStore(tools.work, (now) => now.ask)
  return (
    <>
      <SurfaceDialog tools={tools} />
      {ask !== null && <AskDialog tools={tools} ask={ask} />}
    </>
  )
}

function SurfaceDialog({ tools }: { readonly tools: PictureTools }) {
  const { work, post } = tools
  const surface = useStore(work, (now) => now.surface)
  const close = () => work.setState({ surface: null, lastEdit: null })
  switch (surface?.kind) {
    case undefined:
      return null
    case 'pictures':
      return (
        <Dialog title="Pictures of this site" size="wide" onClose={close}>
          <SitePictures tools={tools} room="wide" />
        </Dialog>
      )
    case 'alt-texts':
      return isWritable(post) && <AltWalk tools={tools} post={post} onClose={close} />
    case 'story':
      return (
        isWritable(post) && <StoryDialog tools={tools} post={post} files={surface.files} onClose={close} />
      )
    case 'settings':
      return (
        <Suspense>
          <PictureSettings tools={tools} onClose={close} />
        </Suspense>
      )
  }
}

function AskDialog({ tools, ask }: { readonly tools: PictureTools; readonly ask: Ask }) {
  const { desk, post, work } = tools
  const close = () => work.setState({ ask: null })
  const plan = (edit: SiteEdit) => work.setState({ ask: { kind: 'edit', edit } })
  switch (ask.kind) {
    case 'rename-picture':
      return (
        <MoveDialog
          title="Rename or move a picture"
          path={ask.path}
          onMove={(to) => plan({ kind: 'move-image', from: ask.path, to: SitePath.parse(to) })}
          onClose={close}
        />
      )
    case 'move-post':
      return (
        <MoveDialog
          title="Rename or move a post"
          path={ask.path}
          onMove={(to) => plan({ kind: 'move-post', from: ask.path, to: PostPath.parse(to) })}
          onClose={close}
        />
      )
    case 'remake':
      return (
        <RemakeDialog
          tools={tools}
          paths={ask.paths}
          sizeBytes={ask.sizeBytes}
          onRemake={(recipe) => plan({ kind: 'remake-images', paths: [...ask.paths], recipe })}
          onClose={close}
        />
      )
    case 'taking-back':
      return <TakingBack edit={ask.edit} />
    case 'edit':
      return (
        <EditDialog
          desk={desk}
          post={post}
          edit={ask.edit}
          onDone={async (done) => {
            // Until the open post is followed nothing may be typed into the one that is gone.
            await tellDone(tools, done)
            close()
          }}
          onClose={close}
        />
      )
  }
}
