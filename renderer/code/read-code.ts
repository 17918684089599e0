// Reads code with Shiki's grammars, each loaded when it is first needed.
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import { bundledLanguages } from 'shiki/langs'
import { CodeKind, type CodeToken } from './code-contract.ts'

const theme = createCssVariablesTheme({ name: 'kinds', variablePrefix: '--kind-' })
let highlighter: Promise<HighlighterCore> | null = null

/** What authors write behind a fence that no grammar is called. */
const otherNames: Readonly<Record<string, string>> = {
  pycon: 'python',
  ipython3: 'python',
  ipython: 'python',
  golang: 'go',
  conf: 'ini',
}

/** A line that takes longer is left off where it is. */
const LINE_MS = 500

/** The lines of `code` in parts of one kind each; null for a language without a grammar. */
export async function readCode(
  language: string,
  code: string,
  lineMs = LINE_MS,
): Promise<CodeToken[][] | null> {
  const lang = await grammar(language)
  if (lang === null || !highlighter) return null
  const reader = await highlighter
  const read = () =>
    reader.codeToTokensBase(code, {
      lang,
      theme: 'kinds',
      tokenizeMaxLineLength: 2000,
      tokenizeTimeLimit: lineMs,
    })
  const began = performance.now()
  let tokens = read()
  // A grammar's patterns are compiled as they are first met, and that time is taken from the line's: by now they are.
  if (performance.now() - began >= lineMs) tokens = read()
  return tokens.map((line) => line.map(({ content, color }) => [content, kindOf(color)]))
}

async function grammar(language: string): Promise<string | null> {
  const name = otherNames[language] ?? language
  const load = Object.hasOwn(bundledLanguages, name)
    ? bundledLanguages[name as keyof typeof bundledLanguages]
    : undefined
  if (!load) return null
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  await (await highlighter).loadLanguage(load)
  return name
}

/** The theme's colours are variables named after what they colour. */
function kindOf(color: string | undefined): CodeKind {
  const name = /--kind-(?:token-)?([\w-]+)/.exec(color ?? '')?.[1] ?? 'plain'
  return CodeKind.safeParse(name).data ?? 'plain'
}
