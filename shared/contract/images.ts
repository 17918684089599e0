// Pictures on their way into a post: made ready, named, placed, written, and what shows them there.
import { z } from 'zod'
import { call } from './declare.ts'
import { PostPath, SitePath } from './paths.ts'

/** A picture on its way in: a file of the author's, or bytes that were put at the shell's staging address. */
export const ImageSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(4096) }),
  z.strictObject({ kind: z.literal('staged'), id: z.string().regex(/^[0-9a-f-]{8,64}$/) }),
])
export type ImageSource = z.output<typeof ImageSource>

/** The formats that browsers show, by the extension that a file of each should have. */
export const ImageFormat = z.enum(['jpg', 'png', 'gif', 'webp', 'avif', 'svg'])
export type ImageFormat = z.output<typeof ImageFormat>

/** What is done to a picture before it is stored. */
export const ImageRecipe = z.strictObject({
  /** Wider ones are scaled down to this, as the eye sees them upright; null: as wide as they are. */
  widestPx: z.number().int().min(16).max(16_384).nullable(),
  /** What it becomes; `keep`: the format that it has. Animated pictures and drawings stay what they are. */
  format: z.enum(['keep', 'jpg', 'webp', 'avif']),
  /** Of JPEG, WebP and AVIF. */
  quality: z.number().int().min(1).max(100),
  /** `private`: place, device, software, owner and thumbnails go; copyright, colours and the upright turn stay. */
  metadata: z.enum(['private', 'keep']),
})
export type ImageRecipe = z.output<typeof ImageRecipe>

/** Whether nothing is asked for but that a picture tells nothing of its author. */
export function isCleaning({ widestPx, format, metadata }: ImageRecipe): boolean {
  return widestPx === null && format === 'keep' && metadata === 'private'
}

/** How pictures enter one site: the author's choices, kept in Galley's own folder. */
export const ImageSettings = z.strictObject({
  recipe: ImageRecipe,
  /**
   * Folder and name of a new picture, relative to the post's folder (or from the site's root after a leading
   * slash), without the extension; null: by the site's own habit. Knows `{post}` (the post's stem), `{name}`,
   * `{date}` (the post's, else today), `{n}` (01, 02 … within the post) and `{hash}`.
   */
  pattern: z.string().min(1).max(200).nullable(),
  /** The letters of a stored name: readable lower-case ASCII, or any script's. */
  letters: z.enum(['ascii', 'unicode']),
  /** Where a copy of each original goes: nowhere, a folder `originals` beside, or a folder outside the site. */
  originals: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('beside') }),
    z.strictObject({ kind: z.literal('outside'), folder: z.string().min(1).max(4096) }),
  ]),
  /** What several pictures that come at once become. */
  several: z.enum(['lines', 'gallery', 'table']),
  /** The author has seen where pictures of this site go. */
  placeSeen: z.boolean(),
})
export type ImageSettings = z.output<typeof ImageSettings>

export const defaultImageSettings: ImageSettings = {
  recipe: { widestPx: 2000, format: 'keep', quality: 82, metadata: 'private' },
  pattern: null,
  letters: 'unicode',
  originals: { kind: 'none' },
  several: 'lines',
  placeSeen: false,
}

/** How the site writes a picture with a caption, and several together; learned from its posts. */
export const ImageMarkup = z.strictObject({
  /**
   * `alt`: the alt text is the caption; `title`: `![alt](x "caption")`; `line`: the next line of the same
   * paragraph; `shortcode`: Hugo's `figure`; `directive`: MyST's `figure`; `html`: `<figure>`.
   */
  caption: z.enum(['alt', 'title', 'line', 'shortcode', 'directive', 'html']),
  /** `html`: a `<div class="gallery">` around Markdown lines; `shortcode`: the site's own `gallery` shortcode. */
  gallery: z.enum(['html', 'shortcode']),
})
export type ImageMarkup = z.output<typeof ImageMarkup>

/** What a picture is, told by its bytes. */
export const ImageFacts = z.strictObject({
  format: ImageFormat,
  sizeBytes: z.number().int().nonnegative(),
  /** As the eye sees it upright; null where a drawing has no size of its own. */
  widthPx: z.number().int().nullable(),
  heightPx: z.number().int().nullable(),
  animated: z.boolean(),
  /** It says where it was taken. */
  hasPlace: z.boolean(),
})
export type ImageFacts = z.output<typeof ImageFacts>

const refusals = [
  'not-an-image',
  'image-unsupported',
  'image-broken',
  'image-too-many-pixels',
  'image-active',
  'bad-name',
  'too-large',
  'not-staged',
  'not-found',
  'not-readable',
  'outside-site',
] as const

export const images = {
  'images.settings': call(z.strictObject({}), ImageSettings, []),
  'images.changeSettings': call(ImageSettings.partial(), ImageSettings, [
    'disk-full',
    'disk-failed',
    'not-writable',
  ]),
  /** Where the next picture of `post` goes, for the author to read, and how the site writes pictures. */
  'images.place': call(
    z.strictObject({ post: PostPath }),
    z.strictObject({
      /** A site path without a trailing slash; `` is the site's root. */
      folder: z.string(),
      /** The folder as the post would write it: `djangocon-images/`. */
      written: z.string(),
      markup: ImageMarkup,
    }),
    ['not-found', 'not-readable', 'outside-site', 'too-large'],
  ),
  /**
   * Makes one picture ready by the site's settings, stores it where the site keeps those of `post`, and says what
   * shows it there. The same bytes anywhere in the site are used again; a name that is taken gets a number;
   * nothing is ever overwritten. A failure or a cancelled call leaves nothing behind.
   */
  'images.import': call(
    z.strictObject({
      post: PostPath,
      source: ImageSource,
      name: z.string().max(1024),
      /** A drawing with scripts is refused (`image-active`), or stored without them. */
      scripts: z.enum(['refuse', 'remove']),
    }),
    z.strictObject({
      path: SitePath,
      /** What stands between the round brackets of `![](…)`. */
      target: z.string(),
      reused: z.boolean(),
      /** As it came. */
      before: ImageFacts,
      /** As it is stored. */
      after: ImageFacts,
      /** Whether the copy of the original could be kept; absent where the settings ask for none. */
      original: z.enum(['kept', 'failed']).optional(),
    }),
    [...refusals, 'disk-full', 'disk-failed', 'not-writable'],
  ),
  /** What `recipe` would make of a picture; nothing is written. */
  'images.tryRecipe': call(
    z.strictObject({
      source: z.discriminatedUnion('kind', [
        ...ImageSource.options,
        z.strictObject({ kind: z.literal('site'), path: SitePath }),
      ]),
      name: z.string().max(1024),
      recipe: ImageRecipe,
    }),
    z.strictObject({ before: ImageFacts, after: ImageFacts }),
    refusals,
  ),
  /** Where each `target` of `post` leads: the file that is there, or the site path that was sought. */
  'images.locate': call(
    z.strictObject({ post: PostPath, targets: z.array(z.string().max(4096)).max(10_000) }),
    z.array(
      z.strictObject({
        target: z.string(),
        /** The file's site path, or null where there is none. */
        file: SitePath.nullable(),
        /** Where it was sought, for a placeholder to name. */
        sought: z.string(),
      }),
    ),
    [],
  ),
}
