// One client of the desk: the site that it has open, and a handler for each of its calls.
import path from 'node:path'
import type { Contract, DeskHandlers } from '../../shared/contract/contract.ts'
import type { NoticeName, Payload } from '../../shared/contract/declare.ts'
import { DeskFailure } from '../../shared/contract/failure.ts'
import type { Site } from '../../shared/contract/site.ts'
import type { DeskState } from './desk-state.ts'
import { fieldHandlers } from './fields/field-handlers.ts'
import { gitHandlers } from './git/git-handlers.ts'
import { imageHandlers } from './images/image-handlers.ts'
import { siteImageHandlers } from './images/site-image-handlers.ts'
import { postHandlers } from './posts/post-handlers.ts'
import { permissionsOf } from './settings.ts'
import { listFolders } from './site/list-folders.ts'
import { type OpenSite, openSite } from './site/open-site.ts'
import { placeSample } from './site/sample.ts'
import { openSiteSession, type SiteSession } from './site/site-session.ts'
import { siteEditHandlers } from './site-edits/site-edit-handlers.ts'

export type Session = { readonly handlers: DeskHandlers; close(): Promise<void> }

export type Tell = <N extends NoticeName<Contract>>(name: N, payload: Payload<Contract, N>) => void

export function openSession(desk: DeskState, tell: Tell): Session {
  let current: SiteSession | null = null

  /** @throws DeskFailure `no-site` */
  function site(): SiteSession {
    if (current === null) throw new DeskFailure('no-site', {})
    return current
  }

  async function enter(folder: string): Promise<Site> {
    const chosen = await desk.chosenProfiles.read()
    const key = path.resolve(folder)
    const opened = await openSite(desk.disk, folder, {
      dataFolder: desk.dataFolder,
      profile: Object.hasOwn(chosen, key) ? (chosen[key] ?? null) : null,
    })
    const before = current
    current = await openSiteSession(desk, opened, {
      onRows: (rows) => tell('library.rows', rows),
      onImages: (rows) => tell('siteImages.rows', rows),
      onPost: (path, version) => tell('posts.changed', { path, version }),
      onStyles: () => tell('styles.changed', {}),
    })
    await before?.close()
    const { name, profile } = opened
    await desk.recent
      .remember({ folder: opened.folder, name, generator: profile.name })
      .catch((error: unknown) => desk.log(`recent sites: ${String(error)}`))
    return toSite(desk, opened)
  }

  return {
    handlers: {
      'site.open': ({ folder }) => enter(folder),
      'site.openSample': async () =>
        enter(await placeSample(desk.disk, desk.shell.sampleFolder, desk.dataFolder)),
      'site.atStart': () => desk.shell.atStart,
      'site.recent': () => desk.recent.list(),
      'site.forget': async ({ folder }) => {
        await desk.recent.forget(folder)
        return {}
      },
      'site.choose': () => desk.shell.chooseFolder(),
      'site.chooseProfile': async ({ profile }) => {
        const { folder } = site().site
        await desk.chosenProfiles.change((before) => {
          const others = Object.fromEntries(Object.entries(before).filter(([other]) => other !== folder))
          return profile === null ? others : { ...others, [folder]: profile }
        })
        return enter(folder)
      },
      'site.trust': async ({ trusted }) => {
        const { root } = site().site
        await desk.permissions.change((all) => ({ ...all, [root]: { ...permissionsOf(all, root), trusted } }))
        return toSite(desk, site().site)
      },
      'folders.list': ({ folder }) => listFolders(desk.disk, folder),
      'menu.show': ({ items }) => {
        desk.shell.showMenu(items)
        return {}
      },
      'library.watch': async () => {
        await site().service.readLibrary()
        return {}
      },
      'library.resolve': ({ post, target }) => site().service.catalogue.resolve(post, target),
      'styles.list': () => site().styles.list(),
      'styles.choose': async ({ paths }) => {
        const sheets = await site().styles.choose(paths)
        tell('styles.changed', {})
        return sheets
      },
      'styles.read': async () => ({ css: await site().styles.read() }),
      'settings.read': () => desk.settings.read(),
      'settings.change': (changed) => desk.settings.change((before) => ({ ...before, ...defined(changed) })),
      ...postHandlers(desk, site),
      ...imageHandlers(desk, site),
      ...siteImageHandlers(desk, site),
      ...siteEditHandlers(desk, site, (progress) => tell('siteEdits.progress', progress)),
      ...fieldHandlers(desk, site),
      ...gitHandlers(desk, site, (progress) => tell('git.progress', progress)),
    },
    async close() {
      await current?.close()
      current = null
    },
  }
}

async function toSite(desk: DeskState, opened: OpenSite): Promise<Site> {
  const { id, folder, root, name, language, markdown, profile, isSample } = opened
  const { trusted } = permissionsOf(await desk.permissions.read(), root)
  const assetBase = desk.shell.assetBase(id)
  return { id, folder, root, name, language, markdown, profile, isSample, trusted, assetBase }
}

/** Without the keys that are absent or undefined, which a spread would write over what is there. */
function defined<T extends object>(partial: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
