// The site's own style sheets in the preview's frame. Their rules were written for the site's pages: a few of them are
// said again for the frame, which has runs and blocks around the parts of a post and a light of its own.

/** The ids of the elements that hold the post and the site's rules, and what lies between a post and its parts. */
const POST = 'post'
const STYLE = 'site-look'
const BETWEEN = '.run > .block'

/** What sites call the element that holds a post's text, and that around it. */
const holders =
  /\.((?:post|entry|article|page|blog|single|markdown)[-_]{0,2}(?:content|body|text|inner)|prose|markdown-body|markdown|content|e-content|article|post|document|body|theme-doc-markdown|rst-content)(?![\w-])/g

/** Dresses the post in `css`, as it is by day or in the dark; the empty text takes the site's look off. */
export function dressAsSite(frame: Document, css: string, isDark: boolean): void {
  const style = frame.getElementById(STYLE) ?? frame.createElement('style')
  style.id = STYLE
  style.textContent = css
  if (css === '') style.remove()
  else if (!style.isConnected) frame.head.append(style)
  // Sites that have a switch of their own mark the page in one of these two ways.
  frame.documentElement.classList.toggle('dark', css !== '' && isDark)
  nameHolder(frame, css)
  const sheet = 'sheet' in style ? (style as HTMLStyleElement).sheet : null
  for (const rule of sheet ? allRules(sheet) : []) {
    if (isStyleRule(rule)) seeThroughBlocks(frame, rule)
    else if (isMediaRule(rule)) setLight(rule, isDark)
  }
}

// A rule of the frame is no instance of this window's classes.
const isStyleRule = (rule: CSSRule): rule is CSSStyleRule => 'selectorText' in rule
const isMediaRule = (rule: CSSRule): rule is CSSMediaRule => 'media' in rule && 'cssRules' in rule

function allRules(holder: CSSStyleSheet | CSSGroupingRule): CSSRule[] {
  return [...holder.cssRules].flatMap((rule) =>
    'cssRules' in rule && !isStyleRule(rule) ? [rule, ...allRules(rule as CSSGroupingRule)] : [rule],
  )
}

/** Gives the post's element the names that the site's sheets know it by. */
function nameHolder(frame: Document, css: string): void {
  const names = [...css.matchAll(holders)].map(([, name = '']) => name)
  const post = frame.getElementById(POST)
  if (post) post.className = [...new Set(names)].join(' ')
}

/** `.content > p` means what stands in a block of the preview, too. */
function seeThroughBlocks(frame: Document, rule: CSSStyleRule): void {
  const more = rule.selectorText.split(/,(?![^(]*\))/).flatMap((selector) => {
    const parts = selector.split(/\s*>\s*(?![^(]*\))/)
    return parts.slice(1).flatMap((_, at) => {
      const parent = parts.slice(0, at + 1).join(' > ')
      if (!isPost(frame, parent)) return []
      return [`${parent} > ${BETWEEN} > ${parts.slice(at + 1).join(' > ')}`]
    })
  })
  if (more.length > 0) rule.selectorText = [rule.selectorText, ...more].join(', ')
}

function isPost(frame: Document, selector: string): boolean {
  try {
    return frame.getElementById(POST)?.matches(selector) ?? false
  } catch {
    // A selector that this browser does not know matches nothing.
    return false
  }
}

/** The light that readers' systems ask for is the preview's own. */
function setLight({ media }: CSSMediaRule, isDark: boolean): void {
  const [, wanted] = /^(?:screen and )?\(prefers-color-scheme:\s*(dark|light)\)$/.exec(media.mediaText) ?? []
  if (wanted !== undefined) media.mediaText = (wanted === 'dark') === isDark ? 'all' : 'not all'
}
