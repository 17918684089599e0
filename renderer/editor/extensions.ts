// The editor, as the list of its features in order. Every other file here exports one of them.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap } from '@codemirror/view'
import type { Desk } from '../../shared/contract/contract.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import type { ProfileId } from '../../shared/site/profile.ts'
import { drawnSelections } from './drawn-selections.ts'
import { frontMatter } from './front-matter.ts'
import { imageDrop } from './image-drop.ts'
import { imageCompletion } from './images/image-completion.ts'
import { imageFinder } from './images/image-finder.ts'
import { imageMarks } from './images/image-marks.ts'
import { imageTooltip } from './images/image-tooltip.ts'
import { shownImageFollowing } from './images/shown-images.ts'
import { lineDirections } from './line-directions.ts'
import { markdownKeys } from './markdown-keys.ts'
import { markdownSource } from './markdown-source.ts'
import { siteLanguage } from './post-language.ts'
import { prosePairs } from './prose-pairs.ts'
import { smartPaste } from './smart-paste.ts'
import { spelling } from './spelling.ts'
import { editorTheme } from './theme.ts'
import { typedText } from './typed-text.ts'

export type EditorOptions = {
  readonly desk: Desk
  readonly path: PostPath
  /** The id of the site's profile. */
  readonly generator: ProfileId
  /** As `site.assetBase`. */
  readonly assetBase: string
  /** As `site.language`. */
  readonly siteLanguage: string | null
  readonly spelling: boolean
  /** Opens what is set about pictures. */
  onImageSettings(): void
}

export function editorExtensions(options: EditorOptions): readonly Extension[] {
  const { desk, path: post, generator } = options
  return [
    EditorView.contentAttributes.of({
      'aria-label': 'Markdown source',
      'aria-description': 'Escape, then Tab leaves the editor.',
    }),
    EditorView.lineWrapping,
    lineDirections(),
    EditorState.allowMultipleSelections.of(true),
    history(),
    typedText(),
    drawnSelections(),
    highlightActiveLine(),
    highlightSelectionMatches({ minSelectionLength: 3, wholeWords: true }),
    search({ top: true }),
    markdownSource(),
    editorTheme(),
    frontMatter(generator),
    imageDrop({ desk, post, generator, onSettings: options.onImageSettings }),
    shownImageFollowing({ desk, post, generator, assetBase: options.assetBase }),
    imageMarks(),
    imageTooltip(),
    imageFinder(),
    imageCompletion(),
    smartPaste(),
    prosePairs(),
    markdownKeys(),
    siteLanguage(options.siteLanguage),
    spelling(options.spelling),
    keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-k')]),
  ]
}
