// Every element with every handler that the browser knows, in the ways to write one: so that none is left out because
// nobody thought of it.
import { words } from './vectors.ts'

const names = {
  html: words(
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button camera canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div dl dt em embed fencedframe fieldset figcaption figure font footer form frame frameset geolocation h1 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee menu menuitem meta meter microphone multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param permission picture plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select selectedcontent selectlist shadow slot small source spacer span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul usermedia var video wbr webview xmp x-y',
  ),
  svg: words(
    'svg a animate animateMotion animateTransform circle clipPath defs desc discard ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter foreignObject g handler image line linearGradient listener marker mask metadata mpath path pattern polygon polyline radialGradient rect script set stop style switch symbol text textPath title tspan use view',
  ),
  math: words(
    'math annotation annotation-xml maction menclose merror mfenced mfrac mglyph mi mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mspace msqrt mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics',
  ),
}

/** For each family the element names; a family's elements stand in the element of its name. */
export const elementNames: Readonly<Record<'html' | 'svg' | 'math', readonly string[]>> = names

/** A tag that is none by CommonMark's rules still is one to the browser, within a block of HTML. */
const inBlock = (tag: string) => `<div>${tag}</div>`

const spellings: readonly {
  handler(name: string): string
  around(tag: string): string
}[] = [
  { handler: (name) => ` ${name}="__pwn()"`, around: (tag) => tag },
  { handler: (name) => `/${name.replace('on', 'oN')}='__pwn()'`, around: inBlock },
  { handler: (name) => `\n${name}\n=\n__pwn&lpar;&rpar;`, around: (tag) => tag },
  { handler: (name) => ` ${name.toUpperCase()}=__pwn\`\``, around: inBlock },
  { handler: (name) => `"${name}="__pwn()`, around: inBlock },
  { handler: (name) => `\f${name}=&#x5f;&#95;pwn() `, around: inBlock },
]

/** What makes an element fire without a hand on it. */
const restless =
  ' src=x href=#x data=x tabindex=1 autofocus open controls autoplay loop=1 dur=1s begin=0s attributeName=x style="animation:spin 1s;content-visibility:auto"'

/**
 * Each element with every handler, each handler in every spelling, each spelling on every element: in pairs, since all
 * of them in threes would take minutes.
 */
export function handledElements(handlers: readonly string[]): string[] {
  return Object.entries(names).flatMap(([family, elements]) =>
    elements.flatMap((element, which) =>
      spellings.map(({ handler, around }, spelling) => {
        const own = handlers.filter((_, nth) => (nth + which) % spellings.length === spelling)
        const tag = `<${element}${own.map(handler).join('')}${restless}>x</${element}>`
        return around(family === 'html' || element === family ? tag : `<${family}>${tag}</${family}>`)
      }),
    ),
  )
}
