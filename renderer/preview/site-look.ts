// The site's own style sheets in the preview's frame. Their rules were written for the site's pages: a few of them are
// said again for the frame, which has runs and blocks around the parts of a post and a light of its own.
import { codeGround, groundOf } from './page-ground.ts'
import { selectorInBlocks } from './site-selectors.ts'

const POST = 'post'

/** What sites call the element that holds a post's text, and that around it. */
const holders =
  /\.((?:post|entry|article|page|blog|single|markdown)[-_]{0,2}(?:content|body|text|inner)|prose|markdown-body|markdown|content|e-content|article|post|document|body|theme-doc-markdown|rst-content)(?![\w-])/g

/** Dresses the post in `css`, as it is by day or in the dark; the empty text takes the site's look off. */
export function dressAsSite(frame: Document, css: string, isDark: boolean): void {
  // A heading may have any id, so it is known by what no heading is.
  const style = frame.head.querySelector<HTMLStyleElement>('style.site-look') ?? frame.createElement('style')
  style.className = 'site-look'
  style.textContent = css
  if (css === '') style.remove()
  else if (!style.isConnected) frame.head.append(style)
  markShade(frame, css, isDark)
  nameHolder(frame, css)
  for (const rule of style.sheet ? allRules(style.sheet) : []) {
    if (isStyleRule(rule)) sayAgain(frame, rule)
    else if (isMediaRule(rule)) setLight(rule, isDark)
  }
}

/** How sites that have a switch of their own mark a page, or its body, on which it is dark. */
const shadeClasses =
  /^(?:dark|light)(?:[-_]?(?:mode|theme))?$|^(?:theme|mode|(?:color-?)?scheme)[-_](?:dark|light)$/
const shadeAttributes = ['data-bs-theme', 'data-mode', 'data-color-mode', 'data-color-scheme', 'data-scheme']

function markShade(frame: Document, css: string, isDark: boolean): void {
  const shade = isDark ? 'dark' : 'light'
  const named = new Set([...css.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name))
  const names = [...named].filter((name) => shadeClasses.test(name))
  for (const element of [frame.documentElement, frame.body]) {
    for (const name of [...element.classList]) if (shadeClasses.test(name)) element.classList.remove(name)
    for (const name of names) element.classList.toggle(name, name.includes(shade))
    for (const name of shadeAttributes) {
      if (css.includes(`[${name}`)) element.setAttribute(name, shade)
      else element.removeAttribute(name)
    }
  }
}

/** Tells Galley's own marks which colours can be read: on the site's page where that is shown, else as it is asked. */
export function tellGround(frame: Document, isSite: boolean, isDark: boolean): void {
  const { dataset } = frame.documentElement
  const post = frame.getElementById(POST)
  if (!isSite || !post) {
    dataset.ground = isDark ? 'dark' : 'light'
    delete dataset.codeGround
    return
  }
  dataset.ground = groundOf(post)
  dataset.codeGround = codeGround(post)
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

function sayAgain(frame: Document, rule: CSSStyleRule): void {
  const meant = selectorInBlocks(rule.selectorText, (one) => isPost(frame, one))
  if (meant !== rule.selectorText) rule.selectorText = meant
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
