// An open site on the screen: bar, library, source, preview, panel, status. Layout and wiring; no logic of text.
import { EditorView } from '@codemirror/view'
import { type CSSProperties, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Desk } from '../../shared/contract/contract.ts'
import { PostPath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import { profileOf } from '../../shared/site/profile-list.ts'
import { type Command, keyWords } from '../commands/command.ts'
import { Palette } from '../commands/palette.tsx'
import { QuickOpen } from '../commands/quick-open.tsx'
import { linkScroll } from '../editor/scroll-sync.ts'
import { SourceEditor } from '../editor/source-editor.tsx'
import { ImageDialogs } from '../images/image-dialogs.tsx'
import { LibraryPane } from '../library/library.tsx'
import { createLibrary, shownRows } from '../library/library-store.ts'
import { showFailure, showNotice } from '../notices/notices-store.ts'
import { Preview } from '../preview/preview.tsx'
import type { PreviewHandle } from '../preview/show-post.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { askedPost } from './asked-post.ts'
import { Divider } from './divider.tsx'
import { EmptyPost } from './empty-post.tsx'
import { NewPostDialog } from './new-post-dialog.tsx'
import { PanelColumn } from './panel-column.tsx'
import { Panes } from './panes.tsx'
import { PostBars } from './post-bars.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useCommands } from './use-commands.ts'
import { LIBRARY_BESIDE_PX, useNarrow } from './use-narrow.ts'
import { useOpenPost } from './use-open-post.ts'
import { usePictures } from './use-pictures.ts'
import { workspaceCommands } from './workspace-commands.ts'
import './workspace.css'

type Props = {
  readonly desk: Desk
  readonly site: Site
  readonly firstPost: string | null
  readonly settings: SettingsStore
  readonly dark: boolean
  readonly beforeLeaving: RefObject<() => Promise<void>>
  readonly trouble: string | null
  onSite(site: Site): void
  onOpenFolder(): void
  onOpenSample(): void
  onCloseSite(): void
}

type DialogName = 'new-post' | 'commands' | 'open-post' | null

export function Workspace(props: Props) {
  const { desk, site, firstPost, dark, beforeLeaving, trouble, onSite } = props
  const settings = useStore(props.settings.store)
  const change = props.settings.change
  const [library] = useState(() => createLibrary(desk))
  const latestCommands = useRef<readonly Command[]>([])
  const { shown, open, close } = useOpenPost({
    desk,
    generator: profileOf(site.profile.id).id,
    assetBase: site.assetBase,
    siteLanguage: site.language,
    spelling: settings.spelling,
    onImageSettings: () => latestCommands.current.find(({ id }) => id === 'images.settings')?.run(),
  })
  const [view, setView] = useState<EditorView | null>(null)
  const [preview, setPreview] = useState<PreviewHandle | null>(null)
  const [dialog, setDialog] = useState<DialogName>(null)
  const search = useRef<HTMLInputElement>(null)
  // On a narrow window the library lies over the post, and only while it is asked for.
  const narrow = useNarrow(LIBRARY_BESIDE_PX)
  const [libraryOver, setLibraryOver] = useState(false)
  const libraryShown = narrow ? libraryOver : settings.libraryShown
  const showLibrary = (shown: boolean) => (narrow ? setLibraryOver(shown) : change({ libraryShown: shown }))
  /** The view of a post that was just begun takes the focus when it is mounted. */
  const focusWhenShown = useRef(false)
  const post = shown?.post ?? null

  useEffect(() => {
    if (!view || !focusWhenShown.current) return
    focusWhenShown.current = false
    // After the dialog gave the focus back to the button that opened it.
    const timer = setTimeout(() => view.focus(), 0)
    return () => clearTimeout(timer)
  }, [view])

  useEffect(() => {
    beforeLeaving.current = close
    return () => {
      beforeLeaving.current = async () => undefined
    }
  }, [beforeLeaving, close])

  useEffect(() => library.follow(showFailure), [library])

  const openAt = useCallback(
    (path: PostPath, at?: { fragment?: string | null; cursor?: number }) =>
      void open(path, at).catch(showFailure),
    [open],
  )
  useEffect(() => {
    if (firstPost === null) return
    const path = PostPath.safeParse(askedPost(firstPost, site))
    if (path.success) openAt(path.data)
  }, [firstPost, site, openAt])

  useEffect(() => {
    if (trouble !== null) showNotice({ kind: 'fault', text: trouble })
  }, [trouble])

  useEffect(() => {
    if (!view || !preview || settings.view !== 'split') return
    return linkScroll(view, preview)
  }, [view, preview, settings.view])

  useEffect(() => {
    if (!post?.status.getState().restored) return
    showNotice({
      kind: 'note',
      text: 'What you typed before Galley stopped was put back.',
      action: { label: 'Leave it out', run: () => post.undoRestore() },
    })
  }, [post])

  /** With the focus where something is selected in it; beside the preview where that stood alone. */
  function showSource(): void {
    if (settings.view !== 'preview') return view?.focus()
    change({ view: 'split' })
    // It is not there to take the focus before it is shown.
    requestAnimationFrame(() => {
      view?.dispatch({ scrollIntoView: true })
      view?.focus()
    })
  }

  const pictures = usePictures({ desk, site, library, post, view, open, openAt })

  const row = useStore(library.store, ({ rows }) => (post ? (rows.get(post.path) ?? null) : null))
  const title = post ? (row?.title ?? post.path) : null
  useEffect(() => {
    document.title = title === null ? site.name : `${title} – ${site.name}`
  }, [title, site.name])

  async function chooseProfile(profile: string | null): Promise<void> {
    await close()
    onSite(await desk['site.chooseProfile']({ profile }))
  }

  const actions = {
    settings,
    post,
    row,
    view,
    change,
    openFolder: props.onOpenFolder,
    openSample: props.onOpenSample,
    closeSite: props.onCloseSite,
    newPost: () => setDialog('new-post'),
    openPost: () => setDialog('open-post'),
    commands: () => setDialog('commands'),
    save: () => void post?.saveNow().catch(showFailure),
    focusSearch() {
      showLibrary(true)
      requestAnimationFrame(() => search.current?.focus())
    },
    focusSource: () => view?.focus(),
    print: preview && (() => preview.print()),
    toggleLibrary: () => showLibrary(!libraryShown),
    pictures: pictures.work,
  }
  const commands = workspaceCommands(actions)
  useCommands(desk, commands, latestCommands, () => setLibraryOver(false))

  const sorted = useMemo(
    () =>
      dialog === 'open-post'
        ? shownRows({ ...library.store.getState(), search: '', filter: { kind: 'all' } }, 'modified')
        : [],
    [dialog, library],
  )

  return (
    <div
      className={`workspace view-${settings.view}`}
      data-library={libraryShown ? 'shown' : 'hidden'}
      data-panel={settings.panel ?? 'none'}
      data-thumbnails={settings.thumbnails ? 'shown' : 'hidden'}
      style={
        {
          '--library-px': `${settings.libraryPx}px`,
          '--source-share': `${settings.dividerPercent}%`,
        } as CSSProperties
      }
    >
      <TopBar
        site={site}
        row={row}
        title={title}
        view={settings.view}
        onView={(mode) => change({ view: mode })}
        onLibrary={() => showLibrary(!libraryShown)}
        onCommands={actions.commands}
        onPublish={() => change({ panel: 'publish' })}
        onProfile={(profile) => void chooseProfile(profile).catch(showFailure)}
      />
      {libraryShown && (
        <div className="library-column">
          <LibraryPane
            site={site}
            library={library}
            selected={post?.path ?? null}
            sort={settings.sort}
            searchKeys={keyWords('Mod-Shift-f')}
            searchRef={search}
            onSort={(sort) => change({ sort })}
            onOpen={(path) => {
              openAt(path)
              setLibraryOver(false)
            }}
            onNewPost={actions.newPost}
          />
          <Divider
            label="Width of the library"
            value={settings.libraryPx}
            min={208}
            max={420}
            step={8}
            moved={(px, by) => px + by}
            onChange={(libraryPx) => change({ libraryPx })}
            onReset={() => change({ libraryPx: 272 })}
          />
        </div>
      )}
      <main className="post-column">
        {post ? (
          <>
            <PostBars desk={desk} post={post} onOpen={openAt} />
            <Panes
              settings={settings}
              change={change}
              source={<SourceEditor post={post} onView={setView} />}
              preview={
                <Preview
                  key={post.path}
                  desk={desk}
                  site={site}
                  post={post}
                  dark={dark}
                  arrival={shown}
                  onOpenPost={(path, fragment) => openAt(path, { fragment })}
                  onLine={(line) => {
                    goToLine(view, line)
                    view?.focus()
                  }}
                  onPointed={(line) => goToLine(view, line)}
                  onHandle={setPreview}
                  onSource={showSource}
                  onLeave={() => view?.focus()}
                  reading={settings.reading}
                  onReading={(changed) => change({ reading: { ...settings.reading, ...changed } })}
                />
              }
            />
          </>
        ) : (
          <EmptyPost library={library} onNewPost={actions.newPost} onOpenPost={actions.openPost} />
        )}
      </main>
      <PanelColumn
        desk={desk}
        site={site}
        post={post}
        row={row}
        pictures={pictures}
        panel={settings.panel}
        onPanel={(panel) => change({ panel })}
        onSite={onSite}
      />
      <StatusBar post={post} />
      <ImageDialogs tools={pictures} />
      {dialog === 'commands' && <Palette commands={commands} onClose={() => setDialog(null)} />}
      {dialog === 'open-post' && <QuickOpen rows={sorted} onOpen={openAt} onClose={() => setDialog(null)} />}
      {dialog === 'new-post' && (
        <NewPostDialog
          desk={desk}
          onCreated={(path, cursor) => {
            if (settings.view === 'preview') change({ view: 'split' })
            focusWhenShown.current = true
            openAt(path, { cursor })
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}

function goToLine(view: EditorView | null, line: number): void {
  if (!view) return
  const at = view.state.doc.line(Math.max(1, Math.min(view.state.doc.lines, Math.floor(line))))
  // Not at the very edge, where nothing is seen of what follows.
  const effects = EditorView.scrollIntoView(at.from, { yMargin: 80 })
  view.dispatch({ selection: { anchor: at.from }, effects })
}
