// Which site is open, or the welcome; what a site shows is the workspace's.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Contract, Desk } from '../shared/contract/contract.ts'
import type { Output } from '../shared/contract/declare.ts'
import { isFailure } from '../shared/contract/failure.ts'
import type { Site } from '../shared/contract/site.ts'
import { DeskProvider } from './desk/desk-context.tsx'
import { showFailure } from './notices/notices-store.ts'
import { sentenceOf } from './notices/sentences.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import { useDarkTheme } from './theme/theme.ts'
import { FolderBrowser } from './welcome/folder-browser.tsx'
import { Welcome } from './welcome/welcome.tsx'
import { Workspace } from './workspace/workspace.tsx'

type AtStart = Output<Contract, 'site.atStart'>
type Props = { readonly desk: Desk; readonly settings: SettingsStore; readonly atStart: AtStart }

/** The open site, and the post of it that was asked for. */
type Opened = { readonly site: Site; readonly post: string | null }

export function App({ desk, settings, atStart }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [browsing, setBrowsing] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [starting, setStarting] = useState(atStart.folder !== null || atStart.sample)
  const dark = useDarkTheme(useStore(settings.store, (state) => state.theme))
  // What is open saves itself before another site takes its place.
  const beforeLeaving = useRef<() => Promise<void>>(async () => undefined)

  const enter = useCallback(async (asked: Promise<Site>, post: string | null) => {
    try {
      const site = await asked
      setTrouble(null)
      setOpened({ site, post })
    } catch (error) {
      if (!isFailure(error)) throw error
      setTrouble(sentenceOf(error))
    } finally {
      setStarting(false)
    }
  }, [])

  const open = useCallback(
    async (folder: string, post: string | null = null) => {
      setBrowsing(false)
      await beforeLeaving.current()
      await enter(desk['site.open']({ folder }), post)
    },
    [desk, enter],
  )
  const openSample = useCallback(
    async (post: string | null = null) => {
      await beforeLeaving.current()
      await enter(desk['site.openSample']({}), post)
    },
    [desk, enter],
  )

  const choose = useCallback(async () => {
    const chosen = await desk['site.choose']({})
    if (chosen.kind === 'chosen') await open(chosen.folder)
    else if (chosen.kind === 'no-dialog') setBrowsing(true)
  }, [desk, open])

  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    if (atStart.folder !== null) open(atStart.folder, atStart.post).catch(showFailure)
    else if (atStart.sample) openSample(atStart.post).catch(showFailure)
  }, [atStart, open, openSample])

  useEffect(
    () => desk.on('site.asked', ({ folder, post }) => void open(folder, post).catch(showFailure)),
    [desk, open],
  )

  return (
    <DeskProvider desk={desk}>
      {opened ? (
        <Workspace
          key={opened.site.id}
          desk={desk}
          site={opened.site}
          firstPost={opened.post}
          settings={settings}
          dark={dark}
          beforeLeaving={beforeLeaving}
          trouble={trouble}
          onSite={(site) => setOpened({ ...opened, site })}
          onOpenFolder={() => void choose().catch(showFailure)}
          onOpenSample={() => void openSample().catch(showFailure)}
          onCloseSite={() => void beforeLeaving.current().then(() => setOpened(null), showFailure)}
        />
      ) : (
        !starting && (
          <Welcome
            desk={desk}
            trouble={trouble}
            onOpenFolder={() => void choose().catch(showFailure)}
            onOpenSample={() => void openSample().catch(showFailure)}
            onOpen={(folder) => void open(folder).catch(showFailure)}
          />
        )
      )}
      {browsing && (
        <FolderBrowser
          desk={desk}
          onChoose={(folder) => void open(folder).catch(showFailure)}
          onClose={() => setBrowsing(false)}
        />
      )}
    </DeskProvider>
  )
}
