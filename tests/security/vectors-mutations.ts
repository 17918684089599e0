// Parsers that disagree on where an element ends: elements with rules of their own nested in each other, and a payload
// that is text to the one parser and an element to the other.
import { words } from './vectors.ts'

const outer = words(
  'svg math form table select template noscript textarea title style xmp iframe noembed noframes p option button a body frameset details video object plaintext',
)
const inner = words(
  'style title mtext mi mo mglyph malignmark foreignObject desc annotation-xml semantics textarea noscript template script table caption tr select option form p br svg math xmp plaintext',
)

const payload = '<img src=x onerror=__pwn()>'

const carriers: readonly ((close: string) => string)[] = [
  (close) => `<p title="</${close}>${payload}">`,
  (close) => `<!--</${close}>${payload}-->`,
  (close) => `<![CDATA[</${close}>${payload}]]>`,
  (close) => `<a id="<!--</${close}>"></a>${payload}<!---->`,
  (close) => `<!--></${close}>${payload}--!>${payload}-->`,
  (close) => `<style><!--</style><a title="--></${close}>${payload}">`,
  (close) => `<p title="&lt;/${close}&gt;&lt;img src=x onerror=__pwn()&gt;">`,
  (close) => `<?x </${close}>${payload}?></ ${close}>${payload}<%x ${payload}`,
]

const withEncoding = (name: string) => (name === 'annotation-xml' ? `${name} encoding=text/html` : name)

function nested(path: readonly string[], content: string): string {
  const opened = path.map((name) => `<${withEncoding(name)}>`).join('')
  return `${opened}${content}${path
    .toReversed()
    .map((name) => `</${name}>`)
    .join('')}`
}

/** Half of the carriers each, so that every carrier meets every element. */
const two = outer.flatMap((one, i) =>
  inner.flatMap((other, j) =>
    carriers
      .filter((_, nth) => (i + j + nth) % 2 === 0)
      .map((carry) => nested([one, other], carry(other) + carry(one))),
  ),
)

/** Three deep there are too many for all carriers: they take turns. */
const three = words('svg math table form select template').flatMap((one, i) =>
  inner.flatMap((other, j) =>
    inner.flatMap((third, k) => {
      const carry = carriers[(i + j + k) % carriers.length]
      return carry && (i + j * 3 + k) % 4 === 0
        ? [nested([one, other, third], carry(third) + carry(one))]
        : []
    }),
  ),
)

/** What is left open is closed by the parser elsewhere than it seems. */
const misnested = words('form table math svg select p a button').flatMap((one) =>
  words('mtext mglyph style foreignObject table form desc title').map(
    (other) => `<${one}><${other}></${one}><${one}><mglyph><style></${other}><${other}>${payload}</style>`,
  ),
)

/** A parser that flattens what is too deep puts it elsewhere. */
const deep = [255, 511, 512, 513].flatMap((depth) =>
  words('div b svg math table').map(
    (name) =>
      `${`<${name}>`.repeat(depth)}<form><math><mtext></form><form><mglyph><style></math>${payload}</style>`,
  ),
)

export const mutations: readonly string[] = [...two, ...three, ...misnested, ...deep]
