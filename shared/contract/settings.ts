// What the author set, kept in Galley's data folder.
import { z } from 'zod'
import { call } from './declare.ts'

export const Panel = z.enum(['details', 'images', 'preflight', 'history', 'publish'])
export type Panel = z.output<typeof Panel>

export const ViewMode = z.enum(['source', 'split', 'preview'])
export type ViewMode = z.output<typeof ViewMode>

/** How the preview is set, apart from the application's own look. */
export const Reading = z.strictObject({
  /** `site`: by the site's own style sheets. */
  look: z.enum(['proof', 'plain', 'manuscript', 'site']),
  shade: z.enum(['as-galley', 'light', 'dark']),
  width: z.enum(['free', 'phone', 'tablet', 'desktop']),
  zoomPercent: z.number().int().min(50).max(200),
  /** Comments in the text are shown beside what they are about. */
  notes: z.boolean(),
})
export type Reading = z.output<typeof Reading>

export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  view: ViewMode,
  /** The source's share of source and preview together. */
  dividerPercent: z.number().min(15).max(85),
  libraryPx: z.number().min(208).max(420),
  libraryShown: z.boolean(),
  panel: Panel.nullable(),
  sort: z.enum(['date', 'title', 'modified']),
  spelling: z.boolean(),
  /** Small pictures beside the lines of the source that show them. */
  thumbnails: z.boolean(),
  reading: Reading,
})
export type Settings = z.output<typeof Settings>

export const defaultSettings: Settings = {
  theme: 'system',
  view: 'split',
  dividerPercent: 50,
  libraryPx: 272,
  libraryShown: true,
  panel: null,
  sort: 'date',
  spelling: true,
  thumbnails: true,
  reading: { look: 'proof', shade: 'as-galley', width: 'free', zoomPercent: 100, notes: false },
}

export const settings = {
  'settings.read': call(z.strictObject({}), Settings, []),
  'settings.change': call(Settings.partial(), Settings, ['disk-full', 'disk-failed', 'not-writable']),
}
