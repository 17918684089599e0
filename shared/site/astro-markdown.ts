// What astro.config says of Markdown, as code: the object itself, and the options of the processor that it names.
import { type FolderView, versionOf } from './folder-view.ts'
import { exportedObject, itemOf, uncommented } from './settings-code.ts'

export type AstroMarkdown = {
  /** The object behind `markdown:`; null where there is none. */
  readonly markdown: string | null
  /** What makes the processor, as it is written; null for the usual one. */
  readonly processor: string | null
  /** The object that it is made with. */
  readonly options: string | null
  /** Whether that is Sätteri, the usual one since Astro 7; else it is remark. */
  readonly isSatteri: boolean
}

/** `config` is the text of astro.config. */
export function astroMarkdown(config: string, folder: FolderView): AstroMarkdown {
  const markdown = itemOf(exportedObject(uncommented(config)), 'markdown')
  const processor = itemOf(markdown, 'processor')
  const options = /\(\s*(\{[\s\S]*\}),?\s*\)$/.exec(processor ?? '')?.[1] ?? null
  return { markdown, processor, options, isSatteri: isSatteri(markdown, processor, folder) }
}

function isSatteri(markdown: string | null, processor: string | null, folder: FolderView): boolean {
  if (processor !== null) return processor.startsWith('satteri')
  // Plugins of the older processor bring it back.
  if (itemOf(markdown, 'remarkPlugins') ?? itemOf(markdown, 'rehypePlugins')) return false
  const version = versionOf(folder, 'astro') ?? ''
  return version === 'latest' || Number(/\d+/.exec(version)?.[0]) >= 7
}
