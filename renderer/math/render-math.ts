// TeX as MathML, which the browser lays out itself: no fonts of glyph pieces, no styles, readable by screen readers.
import katex from 'katex'
import { mathCore } from './math-core.ts'

/** Throws KaTeX's sentence where the TeX is wrong. Nothing of a formula may fetch, link or run. */
export function renderMath(source: string, isDisplay: boolean): string {
  const html = katex.renderToString(source, {
    output: 'mathml',
    displayMode: isDisplay,
    throwOnError: true,
    trust: false,
    strict: 'ignore',
    maxSize: 40,
    maxExpand: 500,
  })
  // The source stands beside the formula as its annotation: readers would see it once more.
  return mathCore(
    html.replace(/<annotation\b[^>]*>[\s\S]*?<\/annotation>/g, '').replace(/<\/?semantics>/g, ''),
  )
}
