// The pictures of a text in its order, each with how it stands; and what an answer about one of them writes.
import { ChangeSet } from '@codemirror/state'
import { isMdxName, type MarkdownSettings, settingsOfPost } from '../../shared/markdown/markdown-settings.ts'
import type { Reference } from '../../shared/markdown/references.ts'
import type { CommentStyle } from '../../shared/site/alt-in-markdown.ts'
import type { AltState } from '../../shared/site/alt-place.ts'
import { altStateOf, setAlt, setDecorative } from '../../shared/site/alt-text.ts'
import { type CaptionHabit, captionOf, setCaption } from '../../shared/site/captions.ts'
import { findPictures } from '../../shared/site/picture-references.ts'
import { applyChanges, type TextChange } from '../../shared/text/change.ts'

export type WalkPicture = {
  readonly reference: Reference
  /** Null: its alt text is told elsewhere than in the post. */
  readonly state: AltState | null
  /** `` for none. */
  readonly caption: string
}

export type Answer = { readonly alt: string; readonly decorative: boolean; readonly caption: string }

export type Writing = CaptionHabit & { readonly comments: CommentStyle }

/** MDX knows no comments of HTML; but Docusaurus, whose older versions know no others, takes them for its own. */
export function commentsOf(generator: string, markdown: MarkdownSettings, post: string): CommentStyle {
  const isMdx = settingsOfPost(markdown, post).dialect.components === 'mdx'
  return isMdx && (generator !== 'docusaurus' || isMdxName(post)) ? 'mdx' : 'html'
}

export function walkPictures(text: string): readonly WalkPicture[] {
  return findPictures(text).map((reference) => ({
    reference,
    state: altStateOf(text, reference),
    caption: captionOf(text, reference) ?? '',
  }))
}

/** What writes the answer about the picture at `place` of `walkPictures(text)`; empty where nothing is new. */
export function answerChanges(text: string, place: number, answer: Answer, writing: Writing): ChangeSet {
  const nothing = ChangeSet.empty(text.length)
  const picture = walkPictures(text)[place]
  if (!picture) return nothing
  const { reference, state, caption } = picture
  const alt = answer.alt.trim()
  const captioned =
    answer.caption.trim() === caption
      ? []
      : setCaption(text, reference, answer.caption, { ...writing, alt: reference.alt })
  // The caption may have made another construct of the picture, which stands in the same place among all.
  const between = applyChanges(text, captioned)
  const again = walkPictures(between)[place]?.reference ?? reference
  const isSame =
    state === null ||
    (answer.decorative ? state === 'decorative' : state !== 'decorative' && alt === reference.alt.trim())
  const described: readonly TextChange[] = isSame
    ? []
    : answer.decorative
      ? setDecorative(between, again, writing.comments)
      : setAlt(between, again, alt)
  return ChangeSet.of([...captioned], text.length).compose(ChangeSet.of([...described], between.length))
}
