// Opening a site: the folder, its generator's profile, what the author allowed, and where to look for one.
import { z } from 'zod'
import { call, notice } from './declare.ts'
import { MarkdownSettings } from './markdown-settings.ts'
import { SiteId } from './paths.ts'

const Folder = z.string().min(1).max(4096)

/** The open site, as far as the renderer needs it. */
export const Site = z.strictObject({
  id: SiteId,
  /** Absolute, in the platform's own spelling: the folder that the author chose. */
  folder: Folder,
  /** Absolute: where the blog itself lies, the chosen folder or one below it. All site paths start here. */
  root: Folder,
  name: z.string(),
  /** That its generator's settings name, as BCP 47 has it; null where they name none. A post may say another. */
  language: z.string().nullable(),
  /** What its settings make of its generator's Markdown. Of a post only its name has a say in it: see `settingsOfPost`. */
  markdown: MarkdownSettings,
  profile: z.strictObject({
    id: z.string(),
    name: z.string(),
    /** Why this profile was chosen: the files that tell, for the author to read. */
    evidence: z.array(z.string()),
    /** The author said so, whatever the evidence. */
    chosen: z.boolean(),
  }),
  /**
   * Pictures of the site are at this address + the site path, each segment percent-encoded. Ends in `/`. With
   * `?thumbnail=160` (320, 640) behind it comes a small picture, at most so wide and high, of the same kind or WebP.
   */
  assetBase: z.string(),
  /** The author said that programs named by this folder (hooks, filters, generators) may run. */
  trusted: z.boolean(),
  isSample: z.boolean(),
})
export type Site = z.output<typeof Site>

const RecentSite = z.strictObject({
  folder: Folder,
  name: z.string(),
  generator: z.string(),
  openedMs: z.number(),
  /** The folder is where it was. */
  present: z.boolean(),
})
export type RecentSite = z.output<typeof RecentSite>

const FolderEntry = z.strictObject({ name: z.string(), folder: Folder, generator: z.string().nullable() })
export type FolderEntry = z.output<typeof FolderEntry>

export const site = {
  /** Opens a folder as a site; an earlier one of this client is closed. */
  'site.open': call(z.strictObject({ folder: Folder }), Site, ['not-found', 'not-a-folder', 'not-readable']),
  /** Copies the sample blog to the author's data folder, unless it is there, and opens it. */
  'site.openSample': call(z.strictObject({}), Site, [
    'disk-full',
    'not-writable',
    'not-readable',
    'disk-failed',
  ]),
  /** What the command line asked this window to open. */
  'site.atStart': call(
    z.strictObject({}),
    z.strictObject({ folder: Folder.nullable(), sample: z.boolean(), post: z.string().nullable() }),
    [],
  ),
  'site.recent': call(z.strictObject({}), z.array(RecentSite), []),
  'site.forget': call(z.strictObject({ folder: Folder }), z.strictObject({}), []),
  /**
   * Asks the author for a folder with the platform's own dialog. `no-dialog` where the shell has none
   * (a browser): the renderer then shows its own folder browser, fed by `folders.list`.
   */
  'site.choose': call(
    z.strictObject({}),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('chosen'), folder: Folder }),
      z.strictObject({ kind: z.literal('cancelled') }),
      z.strictObject({ kind: z.literal('no-dialog') }),
    ]),
    [],
  ),
  /** Takes the open site for another generator's, or (null) for the one that the evidence names, and opens it anew. */
  'site.chooseProfile': call(z.strictObject({ profile: z.string().max(40).nullable() }), Site, [
    'not-found',
    'not-a-folder',
    'not-readable',
    'disk-full',
    'disk-failed',
    'not-writable',
  ]),
  'site.trust': call(z.strictObject({ trusted: z.boolean() }), Site, []),
  /** The folders inside `folder` (null: the author's home), hidden ones left out, each with the generator it looks like. */
  'folders.list': call(
    z.strictObject({ folder: Folder.nullable() }),
    z.strictObject({
      folder: Folder,
      parent: Folder.nullable(),
      entries: z.array(FolderEntry),
      postCount: z.number(),
    }),
    ['not-found', 'not-a-folder', 'not-readable'],
  ),
  /** The desktop was asked to open this (a second start, a file dropped on the icon). */
  'site.asked': notice(z.strictObject({ folder: Folder, post: z.string().nullable() })),
  /** The open site's folder itself vanished, or came back. */
  'site.vanished': notice(z.strictObject({ id: SiteId, present: z.boolean() })),
  /** A menu of the shell was used; `id` names a command of the renderer's list. */
  'menu.chosen': notice(z.strictObject({ id: z.string() })),
  /** The renderer's commands, for a shell that draws a native menu. */
  'menu.show': call(
    z.strictObject({
      items: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          group: z.string(),
          keys: z.string().nullable(),
          enabled: z.boolean(),
        }),
      ),
    }),
    z.strictObject({}),
    [],
  ),
}
