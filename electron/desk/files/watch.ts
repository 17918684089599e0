// What changed on disk below a site's root, in short bundles.
// It names files only; whether a change is news is for whoever knows the versions.
import { lstat } from 'node:fs/promises'
import path from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { errnoOf } from './disk-failure.ts'
import { isGalleyTemp } from './temp-name.ts'

/** `path` is a site path; of a file or a folder. `gone`: nothing was there when the bundle was made. */
export type Changed = { readonly path: string; readonly kind: 'put' | 'gone' }

export type SiteWatch = {
  /** From here on changes are seen. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

const BUNDLE_MS = 75
const POLL_MS = 2000
/** The system has no more watches or handles to give: inotify(7). */
const EXHAUSTED = new Set(['EMFILE', 'ENFILE', 'ENOSPC'])

/**
 * Watches `root` (absolute, real) without following links: a file is named by the path at which it lies.
 * Galley's own temporary files are left out, and folders and files (site paths) that are `ignored`.
 * Where the system cannot watch so many files, they are looked at every two seconds instead, and `onPolling`
 * says so, once.
 */
export function watchSite(
  root: string,
  ignored: (sitePath: string) => boolean,
  onChange: (changed: readonly Changed[]) => void,
  onPolling: () => void = () => undefined,
): SiteWatch {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  let polling = false
  const { promise: ready, resolve: resolveReady } = settleable()
  let watcher = begin(false)

  function begin(usePolling: boolean): FSWatcher {
    const begun = watch(root, {
      ignored: (absolute) => isLeftOut(absolute),
      ignoreInitial: true,
      followSymlinks: false,
      ignorePermissionErrors: true,
      usePolling,
      interval: POLL_MS,
      binaryInterval: POLL_MS,
    })
    begun.once('ready', resolveReady)
    begun.on('all', (_event, absolute) => note(absolute))
    begun.on('error', (error) => void fallBack(error))
    return begun
  }

  function isLeftOut(absolute: string): boolean {
    const sitePath = toSitePath(root, absolute)
    return sitePath !== '' && (isGalleyTemp(path.basename(absolute)) || ignored(sitePath))
  }

  async function fallBack(error: unknown): Promise<void> {
    if (polling || stopped || !EXHAUSTED.has(errnoOf(error) ?? '')) return
    polling = true
    const before = watcher
    watcher = begin(true)
    onPolling()
    await before.close()
  }

  function note(absolute: string): void {
    const sitePath = toSitePath(root, absolute)
    if (sitePath === '' || stopped) return
    waiting.add(sitePath)
    timer ??= setTimeout(() => void tell(), BUNDLE_MS)
  }

  async function tell(): Promise<void> {
    timer = null
    const paths = [...waiting]
    waiting.clear()
    // A file that is replaced by a rename is gone and there within a moment; what counts is how it ended.
    const changed = await Promise.all(
      paths.map(async (sitePath) => ({ path: sitePath, kind: await kindOf(path.join(root, sitePath)) })),
    )
    if (!stopped) onChange(changed)
  }

  return {
    ready,
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      resolveReady()
      await watcher.close()
    },
  }
}

function settleable(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

async function kindOf(absolute: string): Promise<Changed['kind']> {
  try {
    await lstat(absolute)
    return 'put'
  } catch (error) {
    if (errnoOf(error) === null) throw error
    return 'gone'
  }
}

function toSitePath(root: string, absolute: string): string {
  return path.relative(root, absolute).split(path.sep).join('/')
}
