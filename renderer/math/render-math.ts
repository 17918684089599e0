// TeX as MathML, which the browser lays out itself: no fonts of glyph pieces, no styles, readable by screen readers.
import katex from 'katex'
import { mathCore } from './math-core.ts'
import { plainMathError } from './plain-math-error.ts'

/** Throws an error with a sentence for the author where the TeX is wrong. Nothing of a formula may fetch, link or run. */
export function renderMath(source: string, isDisplay: boolean): string {
  const html = toMathml(source, isDisplay)
  // The source stands beside the formula as its annotation: readers would see it once more.
  return mathCore(
    html.replace(/<annotation\b[^>]*>[\s\S]*?<\/annotation>/g, '').replace(/<\/?semantics>/g, ''),
  )
}

/** KaTeX has neither: the lines of the one stand in the middle, and the columns of the other close together. */
function knownEnvironments(source: string): string {
  return source
    .replace(/\\(begin|end)\{multline(\*?)\}/g, '\\$1{gather$2}')
    .replace(/\\(begin|end)\{flalign(\*?)\}/g, '\\$1{align$2}')
}

function toMathml(source: string, isDisplay: boolean): string {
  try {
    return katex.renderToString(knownEnvironments(source), {
      output: 'mathml',
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxSize: 40,
      maxExpand: 500,
    })
  } catch (error) {
    throw new Error(plainMathError(error, source))
  }
}
