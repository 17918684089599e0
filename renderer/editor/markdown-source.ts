// The language of the source: Markdown with everything that CodeMirror knows of it, read in runs.
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { Language, LanguageSupport } from '@codemirror/language'
import { languages } from '@codemirror/language-data'
import { MarkdownParser } from '@lezer/markdown'
import { frontMatterMarkdown } from './front-matter-markdown.ts'
import { MarkdownRuns, oneRun } from './markdown-runs.ts'

/** `runLength`: characters that are read, and kept, as one; few enough to be read again with a key. */
export function markdownSource(runLength = 8192): LanguageSupport {
  const { data } = markdownLanguage
  const { language, support } = markdown({
    base: new Language(data, markdownParser(markdownLanguage).configure(oneRun(runLength)), [], 'markdown'),
    codeLanguages: languages,
    addKeymap: false,
    extensions: frontMatterMarkdown,
  })
  return new LanguageSupport(
    new Language(data, new MarkdownRuns(markdownParser(language)), [], 'markdown'),
    support,
  )
}

function markdownParser({ parser }: Language): MarkdownParser {
  if (!(parser instanceof MarkdownParser)) throw new TypeError('The language of Markdown has another parser.')
  return parser
}
