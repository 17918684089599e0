// The language that a post is written in: its own front matter says it, else the settings of its site.
import { type EditorState, type Extension, Facet } from '@codemirror/state'
import { languageOfFields } from '../../shared/site/language.ts'
import { frontMatterField } from './front-matter.ts'

const siteFacet = Facet.define<string | null, string | null>({ combine: ([first]) => first ?? null })

/** `language` is what a post is in that does not say it; as `site.language`. */
export function siteLanguage(language: string | null): Extension {
  return siteFacet.of(language)
}

/** As BCP 47 has it; null where neither post nor site say it. */
export function postLanguage(state: EditorState): string | null {
  const fields = state.field(frontMatterField, false)?.fields ?? []
  return languageOfFields(fields) ?? state.facet(siteFacet)
}
