// The calls about posts, answered for the site that a client has open.
import type { DeskHandlers } from '../../../shared/contract/contract.ts'
import type { DeskState } from '../desk-state.ts'
import { readDefaults } from '../fields/field-handlers.ts'
import { permissionsOf } from '../settings.ts'
import type { SiteSession } from '../site/site-session.ts'
import { convertCopy } from './convert-copy.ts'
import { type CreateSite, createPost } from './create.ts'
import { keepJournal } from './journal.ts'
import { openPost } from './open.ts'
import { savePost } from './save.ts'

type PostCalls = Extract<keyof DeskHandlers, `posts.${string}`>

export function postHandlers(desk: DeskState, site: () => SiteSession): Pick<DeskHandlers, PostCalls> {
  return {
    'posts.open': async ({ path }) => {
      const { postDesk, openPosts, site: opened } = site()
      const post = await openPost(postDesk, path)
      openPosts.name(path, post.version)
      const { remoteImages } = permissionsOf(await desk.permissions.read(), opened.root)
      const stopped = await desk.stoppedPreviews.read()
      return {
        ...post,
        remoteImages: remoteImages.includes(path),
        stoppedPreview: Object.hasOwn(stopped, opened.root) && (stopped[opened.root] ?? []).includes(path),
      }
    },
    'posts.close': ({ path }) => {
      site().openPosts.close(path)
      return {}
    },
    'posts.save': (save) => {
      const { postDesk, openPosts } = site()
      return openPosts.whileWriting(save.path, async () => {
        const outcome = await savePost(postDesk, save)
        if (outcome.kind !== 'gone') openPosts.name(save.path, outcome.version)
        return outcome
      })
    },
    'posts.journal': async ({ path, base, changes }) => {
      await keepJournal(site().postDesk, path, base, changes)
      return {}
    },
    'posts.create': async (post) => {
      // A post that is begun while the site is still read would be furnished like the first few that were.
      await site().service.whenRead()
      return createPost(desk.disk, creating(site(), await readDefaults(desk, site())), post)
    },
    'posts.convertCopy': ({ path, encoding }) => convertCopy(site().postDesk, path, encoding),
    'posts.stoppedPreview': async ({ path, stopped }) => {
      const { root } = site().site
      await desk.stoppedPreviews.change((all) => {
        const others = (Object.hasOwn(all, root) ? (all[root] ?? []) : []).filter((other) => other !== path)
        return { ...all, [root]: stopped ? [...others, path] : others }
      })
      return {}
    },
    'posts.allowRemoteImages': async ({ path, allow }) => {
      const { root } = site().site
      await desk.permissions.change((all) => {
        const before = permissionsOf(all, root)
        const others = before.remoteImages.filter((other) => other !== path)
        return { ...all, [root]: { ...before, remoteImages: allow ? [...others, path] : others } }
      })
      return {}
    },
  }
}

function creating({ service }: SiteSession, defaults: CreateSite['defaults']): CreateSite {
  return {
    root: service.site.root,
    conventions: service.catalogue.conventions(),
    rows: service.catalogue.rows(),
    defaults,
  }
}
