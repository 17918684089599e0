// Hexo: hexo-renderer-marked's `smartypants` and `quotes`, or hexo-renderer-markdown-it's typographer; both are on.
// Pinned to hexo-renderer-marked 7.0 and hexo-renderer-markdown-it 7.1, index.js of each.
import { english, type Punctuation } from '../../markdown/punctuation.ts'
import { dependsOn, type FolderView } from '../folder-view.ts'
import { type Settings, settingAt } from '../settings-tree.ts'
import { typographer } from './typographer.ts'

/** `settings` are those of `_config.yml`, which lies in `folder`. */
export function hexoPunctuation(settings: Settings, folder: FolderView): Punctuation | null {
  if (dependsOn(folder, 'hexo-renderer-markdown-it') && !dependsOn(folder, 'hexo-renderer-marked')) {
    // Its other presets know no typographer.
    const preset = settingAt(settings, 'markdown', 'preset') ?? 'default'
    if (preset !== 'default' || settingAt(settings, 'markdown', 'render', 'typographer') === false)
      return null
    return typographer(settingAt(settings, 'markdown', 'render', 'quotes'))
  }
  if (settingAt(settings, 'marked', 'smartypants') === false) return null
  const quotes = settingAt(settings, 'marked', 'quotes')
  if (typeof quotes !== 'string' || quotes.length !== 4) return english
  const [opening = '', closing = '', openingSingle = '', closingSingle = ''] = quotes
  return { ...english, quotes: [opening, closing, openingSingle, closingSingle], apostrophe: closingSingle }
}
