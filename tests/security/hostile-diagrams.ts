// Diagrams, and pictures of diagrams, that try to run, to fetch and to lead away; each by what it tries.

/** Nobody's: RFC 2606. */
export const elsewhere = 'https://elsewhere.test'
export const hostileDiagrams: Readonly<Record<string, string>> = {
  'a handler in a label': 'graph LR\n  A["<img src=x onerror=top.__pwn()>"] --> B["<svg onload=__pwn()>"]',
  'a script in a label': 'graph LR\n  A["<script>__pwn()</script>"] --> B["<iframe srcdoc=x>"]',
  'a picture in a label': `graph LR\n  A["<img src='${elsewhere}/a.png'>"] --> B`,
  'a click that calls': 'graph LR\n  A --> B\n  click A call __pwn()\n  click B __pwn "x"',
  'a link that runs':
    'graph LR\n  A --> B\n  click A href "javascript:top.__pwn()"\n  click B "data:text/html,x"',
  'a loose directive': `%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%
graph LR\n  A["<img src='${elsewhere}/a.png' onerror='__pwn()'>"] --> B\n  click A call __pwn()`,
  'a loose head': `---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n  secure: []\n---
graph LR\n  A["<img src='${elsewhere}/a.png' onerror='__pwn()'>"] --> B`,
  'styles that fetch': `%%{init: {"themeCSS": "@import '${elsewhere}/a.css'; * { background: url(${elsewhere}/a.png) }"}}%%
graph LR\n  A --> B`,
  'a font that fetches': `%%{init: {"fontFamily": "x; } @import url(${elsewhere}/a.css); @font-face { src: url(${elsewhere}/a.woff)"}}%%
graph LR\n  A --> B`,
  'a colour that fetches': `%%{init: {"theme": "base", "themeVariables": {"primaryColor": "red; } * { fill: url(${elsewhere}/a) } x {", "lineColor": "url(${elsewhere}/b)"}}}%%
graph LR\n  A --> B`,
  'a class that fetches': `stateDiagram-v2\n  classDef far fill:url(${elsewhere}/a),background:u\\72l(${elsewhere}/b)\n  A --> B\n  class A far`,
  'a node that is a picture': `graph LR\n  A@{ img: "${elsewhere}/y.png", label: "x", w: 40, h: 40 } --> B`,
  'an icon of the web': 'graph LR\n  A@{ icon: "logos:aws", label: "x" } --> B',
  'links of actors': `sequenceDiagram\n  participant A\n  link A: x @ javascript:__pwn()\n  links A: {"y": "${elsewhere}"}\n  A->>A: x`,
  'a polluted object':
    '%%{init: {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}}%%\ngraph LR\n  A --> B',
}

export const svg = (inside: string, attributes = 'viewBox="0 0 100 50"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`

/** What a frame that fell into a stranger's hands might send; all of it names elsewhere.test. */
export const hostilePictures: Readonly<Record<string, string>> = {
  'a script': svg('<script href="https://elsewhere.test/a.js">elsewhere.test</script>'),
  'HTML in it': svg(
    '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">elsewhere.test</p></foreignObject>',
  ),
  'HTML beside it': svg('<img xmlns="http://www.w3.org/1999/xhtml" src="https://elsewhere.test/a"/>'),
  'a handler': svg('<rect onclick="elsewhere.test()"/>', 'viewBox="0 0 9 9" onload="elsewhere.test()"'),
  'a link': svg('<a href="javascript:elsewhere.test()"><text>x</text></a>'),
  'a link in a link': svg('<a href="x:elsewhere.test"><a xlink:href="x:elsewhere.test"><rect/></a></a>'),
  'a picture': svg('<image href="https://elsewhere.test/a.png"/><feImage href="//elsewhere.test/a"/>'),
  'a part of another file': svg(
    '<use href="https://elsewhere.test/a#b"/><use xlink:href="data:elsewhere.test#b"/>',
  ),
  'an animated address': svg('<rect><set attributeName="href" to="https://elsewhere.test"/></rect>'),
  'another base': svg('<use href="#a"/>', 'viewBox="0 0 9 9" xml:base="https://elsewhere.test/"'),
  'an instruction': svg('<?xml-stylesheet href="https://elsewhere.test/a.css"?><!-- elsewhere.test -->'),
  'an attribute’s address': svg('<rect fill="url(https://elsewhere.test/a)"/>'),
  'an escaped address': svg('<rect style="fill:u\\72l(https://elsewhere.test/a)"/>'),
  styles: svg('<style>a{fill:url(https://elsewhere.test/a)}</style>'),
  'escaped styles': svg(
    '<style>a{fill:u\\72l(https://elsewhere.test/a)}@\\69mport "//elsewhere.test"</style>',
  ),
  'styles by image-set': svg('<style>a{background:image-set("https://elsewhere.test/a" 1x)}</style>'),
  'styles by a variable': svg('<style>a{--a:u\\72l(https://elsewhere.test/a);background:var(--a)}</style>'),
  'styles in styles': svg('<style>@im@import;port "https://elsewhere.test/a";</style>'),
  'styles by a font': svg('<style>@font-face{font-family:a;src:url(https://elsewhere.test/a)}</style>'),
  'styles where it is wide': svg('<style>@media all{a{fill:url(//elsewhere.test/a)}}</style>'),
  'styles in a styles element': svg('<style><style>@import "https://elsewhere.test/a"</style></style>'),
}
