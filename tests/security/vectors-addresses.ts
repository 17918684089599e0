// Every address of the list in every attribute that may take one, on every element that may follow one.
import { addresses, pairs, words } from './vectors.ts'

/** What a browser follows or fetches today. */
const followed = words('href src srcset xlink:href action formaction poster data')
/** What one followed once, or follows in rare places. */
const rare = words(
  'cite background ping manifest lowsrc dynsrc longdesc usemap codebase classid archive code profile icon imagesrcset to from by values attributionsrc content srcdoc',
)

const opened: readonly string[] = [
  ...words('a area img image video audio source track iframe frame fencedframe embed object applet portal'),
  ...words('form button input isindex body table td html q blockquote del base link bgsound script x-y'),
  'a target=_top',
  'a target=_blank rel=opener',
  'a download',
  'input type=image',
  'input type=submit',
  'link rel=stylesheet',
  'link rel=preload as=image',
  'link rel=prefetch',
  'link rel=icon',
  'link rel=modulepreload',
  'link rel=manifest',
  'object type=text/html',
  'embed type=image/svg+xml',
  'meta http-equiv=refresh',
]

const foreign: readonly (readonly [family: string, opened: string])[] = [
  ...words('a use image feImage script textPath mpath animate set linearGradient filter pattern cursor').map(
    (name) => ['svg', name] as const,
  ),
  ['svg', 'set attributeName=href'],
  ['svg', 'animate attributeName=xlink:href dur=1s'],
  ...words('mi mrow mtext maction mglyph semantics annotation-xml a none').map(
    (name) => ['math', name] as const,
  ),
  ['math', 'maction actiontype=statusline#x'],
]

/** The rare attributes take turns, so that each meets every tag and every address. */
const TURNS = 5

function dressed(tag: string, address: string): string {
  const [name] = tag.split(' ')
  const turn = addresses.indexOf(address) + tag.length
  const own = rare.filter((_, nth) => (nth + turn) % TURNS === 0)
  return `<${tag}${[...followed, ...own].map((attribute) => ` ${attribute}="${inAttribute(address)}"`).join('')}>x</${name}>`
}

/** The quotes of an attribute's value; a payload has none of its own that matter. */
function inAttribute(address: string): string {
  return address.replaceAll('"', '&quot;')
}

const placed: readonly ((address: string) => string)[] = [
  (address) => `<meta http-equiv=refresh content="0;url=${address}">`,
  (address) => `<meta http-equiv=refresh content="0,'${address}'">`,
  (address) => `<form id=f action="${address}"></form><button form=f formaction="${address}">x</button>`,
  (address) => `<map name=m><area href="${address}" shape=default></map><img usemap=#m src=x>`,
  (address) => `<object><param name=src value="${address}"><param name=movie value="${address}"></object>`,
  (address) => `<picture><source srcset="${address}"><img srcset="x.png, ${address} 2x" src=x></picture>`,
  (address) => `<base href="${address}"><a href=x>x</a><img src=y>`,
  (address) => `<svg><a><animate attributeName=href values="${address}"/><text y=20>x</text></a></svg>`,
  (address) => `<svg><style>@import "${address}"; * { background: url("${address}") }</style></svg>`,
  (address) => `<p style="background: url('${address}'); list-style: url(${address})">x</p>`,
]

export const addressed: readonly string[] = [
  ...pairs(opened, addresses, dressed),
  ...pairs(foreign, addresses, ([family, tag], address) => `<${family}>${dressed(tag, address)}</${family}>`),
  ...pairs(placed, addresses, (place, address) => place(address)),
]
