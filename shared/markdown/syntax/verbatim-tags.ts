// Tags whose content is no Markdown, as readers see them: notes, diagrams and code with its title.
import type { TemplateTags } from '../dialect.ts'
import { codeHtml, codeInfo } from './code-blocks.ts'
import { noteHtml } from './comments.ts'
import { hexoTagTitle } from './hexo-code.ts'
import type { TemplateTag } from './tag.ts'

/** What `tag` becomes with what stands between it and its end. */
export function verbatimHtml(tag: TemplateTag, tags: TemplateTags, content: string): string {
  if (tag.name === 'comment') return noteHtml(`<!--${content}-->`, 'div')
  // Nikola's, which goes into the page as it stands.
  if (tag.name === 'raw') return `<p>${content}</p>\n`
  if (tag.name === 'mermaid') return codeHtml(content, codeInfo('mermaid'), null)
  if (tags === 'hexo' && isCodeTag(tag)) {
    const info = codeInfo(`${tag.named.lang ?? ''} ${tag.rest}`)
    return codeHtml(content, { ...info, language: tag.named.lang ?? '', ...hexoTagTitle(tag.rest) }, null)
  }
  const info = codeInfo(`${codeLanguage(tag)} ${tag.rest}`)
  return codeHtml(content, { ...info, title: codeTitle(tag) }, null)
}

const isCodeTag = ({ name }: TemplateTag) => name === 'codeblock' || name === 'code'

const codeLanguage = ({ words, named }: TemplateTag) =>
  named.lang ??
  words
    .map((word) => word.split(' ')[0] ?? '')
    .find((word) => /^[\w+#-]+$/.test(word) && !/^(?:linenos|true|false)$/.test(word)) ??
  ''

/** Octopress has it before all that has a name, and before the address. */
const codeTitle = (tag: TemplateTag) =>
  isCodeTag(tag)
    ? tag.rest
        .replace(/\bhttps?:.*$/, '')
        .replace(/[\w-]+:\S*/g, '')
        .trim()
    : ''
