// Reads code with Shiki's grammars, each loaded when a post first needs it. A worker of its own, so that a slow
// grammar never holds the preview up.
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import { bundledLanguages } from 'shiki/langs'
import type { Handlers } from '../../shared/contract/declare.ts'
import { serve } from '../../shared/contract/serve.ts'
import { portWire } from '../preview/port-wire.ts'
import { type CodeContract, CodeKind, codeContract } from './code-contract.ts'

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

const handlers: Handlers<CodeContract> = {
  async 'code.read'({ language, code }) {
    const lang = await grammar(language)
    if (lang === null || !highlighter) return null
    const tokens = (await highlighter).codeToTokensBase(code, {
      lang,
      theme: 'kinds',
      tokenizeMaxLineLength: 2000,
      tokenizeTimeLimit: 500,
    })
    return tokens.map((line) => line.map(({ content, color }) => [content, kindOf(color)]))
  },
}

serve(codeContract, handlers, portWire(self), (callName, error) => console.error(callName, error))
