// The language of the source: Markdown with everything that CodeMirror knows of it, read in runs.
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { Language, LanguageSupport, ParseContext } from '@codemirror/language'
import { languages } from '@codemirror/language-data'
import { MarkdownParser } from '@lezer/markdown'
import { frontMatterMarkdown } from './front-matter-markdown.ts'
import { MarkdownRuns, oneRun, type RunsOptions } from './markdown-runs.ts'

export type Reading = Pick<RunsOptions, 'far' | 'sight'> & {
  /** Characters that are read, and kept, as one; few enough to be read again with a key. */
  readonly runLength: number
}

const asItIsSeen: Reading = { runLength: 8192, far: 50_000, sight: ParseContext.get }

export function markdownSource({ runLength, far, sight }: Reading = asItIsSeen): LanguageSupport {
  const { data } = markdownLanguage
  const base = markdownParser(markdownLanguage).configure([frontMatterMarkdown, oneRun(runLength)])
  const { language, support } = markdown({
    base: new Language(data, base, [], 'markdown'),
    codeLanguages: languages,
    addKeymap: false,
  })
  const full = markdownParser(language)
  const outline = base.configure({ remove: inlineMarks })
  const runs = new MarkdownRuns({ full, outline, far, sight })
  return new LanguageSupport(new Language(data, runs, [], 'markdown'), support)
}

/** All that is read within a line. */
const inlineMarks = [
  ...['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'Strikethrough', 'HardBreak', 'Link', 'Image'],
  ...['Autolink', 'Subscript', 'Superscript', 'Emoji', 'LinkEnd'],
]

function markdownParser({ parser }: Language): MarkdownParser {
  if (!(parser instanceof MarkdownParser)) throw new TypeError('The language of Markdown has another parser.')
  return parser
}
