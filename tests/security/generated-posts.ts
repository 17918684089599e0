// Hostile vectors by rule: every way in crossed with every payload, so that no pair is left out because nobody
// thought of it. Each vector stands for itself; many are played in one post.

const elsewhere = 'http://elsewhere.example'
const words = (text: string) => text.split(' ')

const elements = words(
  'a abbr address article aside audio b bdi blockquote body br button canvas caption center cite code col dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frameset h1 head header hr html i iframe img input ins kbd keygen label legend li link main map mark marquee math menu meta meter nav object ol optgroup option output p param picture pre progress q s samp section select slot small source span strong style sub summary sup svg table tbody td template textarea th time title tr track u ul var video x-y',
)

const handlers = words(
  'abort afterprint animationend animationiteration animationstart auxclick beforecopy beforecut beforeinput beforematch beforepaste beforetoggle beforexrselect blur cancel canplay change click close contextlost contextmenu copy cuechange cut dblclick dragend dragenter dragstart drop durationchange emptied ended error focus focusin focusout formdata fullscreenchange gotpointercapture hashchange input invalid keydown keyup load loadeddata loadstart message mousedown mouseenter mousemove mouseover mouseup mousewheel pagehide pageshow paste pause play pointercancel pointerdown pointerenter pointerover pointerrawupdate popstate progress ratechange reset resize scroll scrollend search securitypolicyviolation seeked select selectionchange slotchange stalled submit suspend timeupdate toggle touchstart transitionend transitionrun unload volumechange waiting webkitanimationstart webkittransitionend wheel begin end repeat',
)

const quotings: readonly ((name: string) => string)[] = [
  (name) => ` on${name}="__pwn()"`,
  (name) => `/oN${name}='__pwn()'`,
  (name) => `\non${name}\n=\n__pwn&lpar;&rpar;`,
]

/** Each element with every handler, in each way to write one. */
const handled = elements.flatMap((element) =>
  quotings.map(
    (quoted) => `<${element}${handlers.map(quoted).join('')} src=x tabindex=1 autofocus>x</${element}>`,
  ),
)

const schemes = [
  'javascript:__pwn()',
  'JaVaScRiPt:__pwn()',
  ' javascript:__pwn()',
  'java&Tab;script:__pwn()',
  'java&NewLine;script:__pwn()',
  '&#1;javascript:__pwn()',
  'javascript&colon;__pwn()',
  '&#x6A;avascript:__pwn()',
  'javascript://%0a__pwn()',
  'view-source:javascript:__pwn()',
  'vbscript:__pwn()',
  'data:text/html,<script>top.__pwn()</script>',
  'data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload=top.__pwn()>',
  'blob:null/x',
  'file:///etc/passwd',
  `//${elsewhere.slice(7)}/x`,
]

const addressed: readonly ((address: string) => string)[] = [
  ...words('href ping').map((name) => (address: string) => `<a ${name}="${address}">x</a>`),
  ...words('src srcset lowsrc dynsrc').map((name) => (address: string) => `<img ${name}="${address}">`),
  (address) => `<iframe src="${address}"></iframe><frame src="${address}"><embed src="${address}">`,
  (address) => `<object data="${address}"><param name=src value="${address}"></object>`,
  (address) =>
    `<form action="${address}"><button formaction="${address}">x</button><input type=image src="${address}" formaction="${address}"></form>`,
  (address) =>
    `<svg><a href="${address}" xlink:href="${address}"><text y=20>x</text></a><use href="${address}"/><image href="${address}"/><animate attributeName=href values="${address}"/></svg>`,
  (address) =>
    `<math href="${address}"><mi xlink:href="${address}" href="${address}">x</mi><mglyph src="${address}"/></math>`,
  (address) =>
    `<base href="${address}"><link rel=stylesheet href="${address}"><link rel=import href="${address}"><link rel=prefetch href="${address}">`,
  (address) =>
    `<meta http-equiv=refresh content="0;url=${address}"><body background="${address}"><table background="${address}">`,
  (address) =>
    `<video poster="${address}" src="${address}"><source src="${address}"><track src="${address}" default></video><audio src="${address}"></audio>`,
  (address) =>
    `<p style="background:url('${address}')">x</p><style>@import "${address}"; p { background: url("${address}") }</style>`,
  (address) =>
    `<blockquote cite="${address}">x</blockquote><html manifest="${address}"><q cite="${address}">x</q>`,
]

const outer = words(
  'svg math form table select template noscript textarea title style xmp iframe noembed noframes p option',
)
const inner = words(
  'style title mtext mglyph foreignObject annotation-xml desc textarea noscript template malignmark table',
)
const carriers: readonly ((close: string) => string)[] = [
  (close) => `<p title="</${close}><img src=x onerror=__pwn()>">`,
  (close) => `<!--</${close}><img src=x onerror=__pwn()>-->`,
  (close) => `<![CDATA[</${close}><img src=x onerror=__pwn()>]]>`,
]

/** Parsers that disagree on where an element ends. */
const mutated = outer.flatMap((one) =>
  inner.flatMap((other) =>
    carriers.map((carry) => `<${one}><${other}>${carry(one)}${carry(other)}</${other}></${one}>`),
  ),
)

const markdown: readonly ((address: string) => string)[] = [
  (address) => `[x](${address.replaceAll(' ', '')})`,
  (address) => `[x](<${address}>)`,
  (address) => `![x](<${address}> "t")`,
  (address) => `[x][y]\n\n[y]: <${address}>`,
  (address) => `<${address}>`,
  (address) => `x[^n]\n\n[^n]: [x](<${address}>)`,
  (address) => `[[${address}|x]]`,
  (address) => `## x {#${address}} {onclick=__pwn()}`,
  (address) => `\`\`\`js title="${address}" onload=__pwn()\n<img src=x onerror=__pwn()>\n\`\`\``,
  (address) => `::: details <img src=x onerror=__pwn()> ${address}\n<a href="${address}">x</a>\n:::`,
  (address) => `> [!NOTE] <img src=x onerror=__pwn()>\n> <a href="${address}">x</a>`,
  (address) => `$\\href{${address}}{x} \\url{${address}} \\includegraphics{${address}}$`,
]

const formulas = [
  '$\\htmlStyle{background:url(http://elsewhere.example/x)}{x} \\htmlClass{y}{x} \\htmlData{on=1}{x}$',
  '$\\text{<img src=x onerror=__pwn()>}$ $<script>__pwn()</script>$',
  '$$\\def\\a{\\a\\a}\\a$$ $$\\edef\\b#1{\\b{#1#1}}\\b{x}$$',
  '$\\rule{99999em}{99999em}$ $\\color{url(http://elsewhere.example/c)}{x}$',
  '$\\unicode{x3c}img\\ src=x$ $\\class{"><img src=x onerror=__pwn()>}{x}$',
]

const payload = '"><img src=x onerror=__pwn()><script>__pwn()</script>'

/** What the generators' own marks could carry in. */
const tags: readonly (readonly [generator: string, post: string])[] = [
  ...words('figure youtube vimeo gist tweet instagram details ref highlight mine').flatMap((name) => [
    [
      'hugo',
      `{{< ${name} src='${payload}' link="javascript:__pwn()" id='${payload}' caption='${payload}' summary='${payload}' >}}`,
    ] as const,
    ['hugo', `{{% ${name} "javascript:__pwn()" '${payload}' %}}\n\n{{% /${name} %}}`] as const,
  ]),
  ...words(
    'include post_url link highlight asset_img img post_link youtube codeblock quote raw mine',
  ).flatMap((name) => [
    [
      'jekyll',
      `{% ${name} javascript:__pwn() ${payload} %}\n<img src=x onerror=__pwn()>\n{% end${name} %}`,
    ] as const,
    ['hexo', `{% ${name} ${payload} ${payload} %}`] as const,
  ]),
  ['jekyll', `{{ "${payload}" | relative_url }} [x]({{ 'javascript:__pwn()' | url }})`],
  [
    'docusaurus',
    `import x from 'a'\n\n<Tabs onClick={__pwn()} title='${payload}'>\n\n{__pwn()} {"<img src=x onerror=__pwn()>"}\n\n</Tabs>`,
  ],
  ['docusaurus', `{/* ${payload} */}\n\n:::tip[${payload}]\n${payload}\n:::`],
  ...words('figure image note code-block dropdown toctree mine contents math').map(
    (name) =>
      [
        'ablog',
        `\`\`\`{${name}} javascript:__pwn() ${payload}\n:alt: ${payload}\n:class: ${payload}\n:caption: ${payload}\n\n${payload}\n\`\`\``,
      ] as const,
  ),
  ...words('ref doc abbr kbd download math mine').map(
    (name) =>
      ['ablog', `{${name}}\`${payload} <javascript:__pwn()>\` (${payload})=\n\n% ${payload}`] as const,
  ),
  [
    'pelican',
    `[x]({filename}javascript:__pwn()) ![x]({static}${payload.replaceAll(' ', '')})\n{: onclick="__pwn()" #x .y}`,
  ],
]

export type GeneratedSet = {
  readonly name: string
  readonly vectors: readonly { readonly generator: string; readonly post: string }[]
}

const plain = (name: string, posts: readonly string[]): GeneratedSet => ({
  name,
  vectors: posts.map((post) => ({ generator: 'plain', post })),
})

export const generatedSets: readonly GeneratedSet[] = [
  plain(
    `${elements.length} elements with ${handlers.length} handlers in ${quotings.length} spellings`,
    handled,
  ),
  plain(
    'addresses in every attribute',
    schemes.flatMap((scheme) => addressed.map((of) => of(scheme))),
  ),
  plain('parsers that disagree', mutated),
  plain(
    'Markdown’s own ways',
    schemes.flatMap((scheme) => markdown.map((of) => of(scheme))),
  ),
  plain('formulas', formulas),
  { name: 'generators’ tags', vectors: tags.map(([generator, post]) => ({ generator, post })) },
]
