// What each generator's posts look like in the preview: the marks of its dialect, and none of the others'.
import { describe, expect, it } from 'vitest'
import { postParser } from '../../../shared/markdown/parser.ts'
import { renderPost } from '../../../shared/markdown/render.ts'

const parsers = new Map<string, ReturnType<typeof postParser>>()

function html(generator: string, text: string): string {
  const parser = parsers.get(generator) ?? postParser(generator)
  parsers.set(generator, parser)
  return renderPost(parser, text)
    .map((block) => block.html)
    .join('')
    .replace(/ data-(?:line|to)="\d+"/g, '')
    .trim()
}

type Case = readonly [generator: string, what: string, source: string, part: string | RegExp]

const cases: readonly Case[] = [
  ['docusaurus', 'an export with a smile', 'export const a = ":("\n\nOn.', '<p>On.</p>'],
  [
    'plain',
    'the sides of a table’s columns',
    '| a | b |\n|:-:|--:|\n| c | d |',
    '<th align="center">a</th>\n<th align="right">b',
  ],
  ['ablog', 'a formula with a label', '$$\nx^2\n$$ (eq)\n\nOn.', /<code>x\^2<\/code><\/div>\n<p>On/],
  ['plain', 'dollars that no paragraph closes', '$$$ cheap\n\nOn.', '<p>$$$ cheap</p>'],
  ['plain', 'a formula over lines', '$$ a\nb $$', '<div class="math"><code>a\nb</code>'],
  ['plain', 'marks', '==a== ++b++ H~2~O x^2^', '<mark>a</mark> <ins>b</ins> H<sub>2</sub>O x<sup>2</sup>'],
  ['plain', 'a definition list', 'Boat\n: floats', '<dt>Boat</dt>'],
  ['plain', 'an abbreviation', 'HTML\n\n*[HTML]: a language', '<abbr title="a language">HTML</abbr>'],
  ['plain', 'an emoji', ':rocket:', '🚀'],
  ['plain', 'a wikilink', '[[Other post|words]]', '<a href="Other%20post" class="wikilink">words</a>'],
  ['plain', 'a picture of Obsidian', '![[boat.png]]', '<img src="boat.png" alt="">'],
  ['plain', 'a heading’s own id', '## Words {#given .x}', '<h2 id="given" class="x">Words</h2>'],
  ['plain', 'an alert', '> [!WARNING]\n> Mind.', 'markdown-alert-warning'],
  ['plain', 'a titled callout', '> [!tip] Mine\n> Yes.', '<p class="markdown-alert-title">Mine</p>'],
  ['hugo', 'no callout with a title', '> [!tip] Mine\n> Yes.', '<blockquote>'],
  ['plain', 'a container', '::: danger Stop\nNo.\n:::', 'markdown-alert-caution'],
  [
    'plain',
    'a contents list',
    '[[toc]]\n\n## One\n\n### Two',
    '<ul><li><a href="#one">One</a><ul><li><a href="#two">',
  ],
  [
    'jekyll',
    'kramdown’s contents',
    '* TOC\n{:toc}\n\n## One',
    '<nav class="contents"><ul><li><a href="#one">',
  ],
  ['plain', 'a note', 'a[^x]\n\n[^x]: why', '<a href="#fn-1" id="fnref-1">1</a>'],
  ['plain', 'a note in the line', 'a^[why *so*]', /<li id="fn-1"><p>why <em>so<\/em>.*fnref-1/],
  [
    'hugo',
    'a figure',
    '{{< figure src="a.png" caption="A boat" >}}',
    '<figure><img src="a.png" alt="A boat"><figcaption>A boat',
  ],
  ['hugo', 'a video as a card', '{{< youtube abc >}}', 'href="https://www.youtube.com/watch?v=abc"'],
  [
    'hugo',
    'highlighted code',
    '{{< highlight go "hl_lines=2" >}}\na\nb\n{{< /highlight >}}',
    '<code class="language-go" data-marked="2">a\nb',
  ],
  ['hugo', 'a link by ref', '[a]({{< ref "b.md" >}})', '<a href="{{&lt; ref &quot;b.md&quot; &gt;}}">a</a>'],
  ['hugo', 'an unknown short code', '{{< weather city="x" >}}', '>weather<'],
  [
    'hugo',
    'details',
    '{{< details summary="More" >}}\nHidden\n{{< /details >}}',
    '<details><summary>More</summary>',
  ],
  [
    'hugo',
    'a caption’s Markdown, its credit and a width',
    '{{< figure src="a.png" caption="A *boat*" attr="Ada" attrlink="b.md" width="200px" >}}',
    '<img src="a.png" alt="A *boat*" width="200"><figcaption>A <em>boat</em> <a href="b.md">Ada</a>',
  ],
  [
    'hugo',
    'a short code that is talked about',
    'Write {{</* figure */>}}.',
    '<p>Write {{&lt; figure &gt;}}.</p>',
  ],
  [
    'hugo',
    'a diagram in a short code',
    '{{< mermaid >}}\nA-->B\n{{< /mermaid >}}',
    'language-mermaid">A--&gt;B',
  ],
  ['hugo', 'a formula in a short code', '{{< katex >}}\nx^2\n{{< /katex >}}', '<div class="math"><code>x^2'],
  [
    'hugo',
    'the end of a short code behind raw HTML',
    '{{< rawhtml >}}\n<p>x</p>\n{{< /rawhtml >}}',
    /<p>x<\/p>\n<span class="chip"[^>]*>end of rawhtml/,
  ],
  [
    'jekyll',
    'a tag in an attribute as it stands',
    '<img src="{{ site.url }}/a.png">',
    'src="{{ site.url }}/a.png"',
  ],
  ['jekyll', 'what is raw in a line', 'a {% raw %}{{ b }}{% endraw %} c', '<p>a {{ b }} c</p>'],
  [
    'jekyll',
    'what is raw in a paragraph',
    '{% raw %}\n*Use* {{ x }}\n{% endraw %}',
    '<p><em>Use</em> {{ x }}</p>',
  ],
  [
    'jekyll',
    'raw code without its marks',
    '```\n{% raw %}\n{{ x }}\n{% endraw %}\n```\n\n`{% raw %}{{ y }}{% endraw %}`',
    /<code>\{\{ x \}\}\n<\/code>[\s\S]*<code>\{\{ y \}\}<\/code>/,
  ],
  [
    'hexo',
    'whose quotation it is',
    '{% blockquote Ada, The Book %}\nYes.\n{% endblockquote %}',
    /<p class="citation">— Ada, <cite>The Book<\/cite><\/p>\s*<p>Yes/,
  ],
  [
    'hexo',
    'a box',
    '{% note warning %}\nMind.\n{% endnote %}',
    /markdown-alert-warning">\s*<p>Mind.<\/p>\s*<\/div>/,
  ],
  [
    'hexo',
    'the title of a code block',
    '{% codeblock Under score.js http://x.example lang:js %}\nx\n{% endcodeblock %}',
    '<figcaption>Under score.js</figcaption><pre><code class="language-js">',
  ],
  ['hexo', 'a page in the page', '{% iframe https://x.example/y 400 300 %}', 'Embedded page · x.example/y'],
  [
    'zola',
    'a quotation up to its end',
    '{% quote(author="Ada") %}\nYes.\n{% end %}\n\nOn.',
    /<div class="quoted"><p class="citation">— Ada<\/p>\s*<p>Yes.<\/p>\s*<\/div>\s*<p>On/,
  ],
  [
    'zola',
    'any short code with a body up to its end',
    '{% hero() %}\nYes.\n{% end %}\n\nOn.',
    /<div class="directive">.*hero.*\s*<p>Yes.<\/p>\s*<\/div>\s*<p>On/,
  ],
  [
    'zola',
    'a box',
    '{% admonition(type="warning", title="Mind") %}\nX\n{% end %}',
    'markdown-alert-warning"><p class="markdown-alert-title">Mind',
  ],
  [
    'zola',
    'an address of its own',
    '{{ gist(url="https://gist.github.com/a/b") }}',
    'href="https://gist.github.com/a/b"',
  ],
  ['ablog', 'a substitution as a chip', 'a {{ version }} b', '>version<'],
  [
    'plain',
    'a player as a card',
    '<iframe src="https://www.youtube-nocookie.com/embed/abcdef?x=1" width="3"></iframe>',
    '<a class="chip" href="https://www.youtube.com/watch?v=abcdef">YouTube',
  ],
  [
    'plain',
    'a player in a line as a card',
    'See <iframe src="//x.example/y"></iframe>',
    'href="https://x.example/y"',
  ],
  [
    'plain',
    'no card for what is only talked about',
    '<!-- <iframe src="https://x.example"></iframe> -->',
    'author-note',
  ],
  [
    'plain',
    'a gist as a card',
    '<script src="https://gist.github.com/a/b.js"></script>',
    'href="https://gist.github.com/a/b"',
  ],
  ['hugo', 'typographic quotes', '"Yes" -- no...', '“Yes” – no…'],
  ['hugo', 'what an apostrophe leaves out', "the '90s, rock 'n' roll, 'tis", 'the ’90s, rock ’n’ roll, ’tis'],
  ['hugo', 'guillemets', '<<Words>>', '«Words»'],
  ['jekyll', 'feet and inches as kramdown has them', '5\'10" and "it was 5"', '5’10” and “it was 5”'],
  ['plain', 'quotes as they are typed', '"Yes" -- no...', '&quot;Yes&quot; -- no...'],
  ['plain', 'short codes as text', '{{< figure >}}', '{{&lt; figure &gt;}}'],
  [
    'jekyll',
    'highlighted code',
    '{% highlight ruby %}\nputs 1\n{% endhighlight %}',
    '<code class="language-ruby">puts 1',
  ],
  ['jekyll', 'raw without its marks', 'a {% raw %}b{% endraw %} c', '<p>a b c</p>'],
  ['jekyll', 'a variable as a chip', '{{ page.title }}', '>page.title<'],
  ['jekyll', 'a post’s address', '[a]({% post_url 2020-01-01-b %})', 'href="{% post_url 2020-01-01-b %}"'],
  ['jekyll', 'no line of attributes', 'Words\n{: .lead}', /^<p>Words<\/p>$/],
  ['hexo', 'a picture of its folder', '{% asset_img boat.jpg A boat %}', '<img src="boat.jpg" alt="A boat">'],
  ['hexo', 'line breaks', 'a\nb', 'a<br>\nb'],
  ['hexo', 'a code block', '{% codeblock lang:js %}\nx\n{% endcodeblock %}', '<pre><code'],
  ['zola', 'a short code', '{{ youtube(id="abc") }}', 'watch?v=abc'],
  ['ablog', 'a directive', ':::{note} Title\nWords.\n:::', '<p class="markdown-alert-title">Title</p>'],
  [
    'ablog',
    'a figure',
    '```{figure} a.png\n:alt: boat\n\nOn the *river*\n```',
    '<img src="a.png" alt="boat"><figcaption><p>On the <em>river</em></p>',
  ],
  [
    'ablog',
    'code with marked lines',
    '```{code-block} python\n:emphasize-lines: 2\na\nb\n```',
    'class="language-python" data-marked="2"',
  ],
  [
    'ablog',
    'a role',
    'See {ref}`words <there>` and {abbr}`HTML (a language)`',
    '<a href="#there">words</a> and <abbr title="a language">HTML</abbr>',
  ],
  ['ablog', 'a target', '(there)=\n## H', '<div id="there"'],
  ['ablog', 'a comment as a note', '% mine', '<div class="author-note">mine</div>'],
  ['docusaurus', 'an admonition', ':::tip[Mine]\nYes.\n:::', '<p class="markdown-alert-title">Mine</p>'],
  ['docusaurus', 'an import', "import Tabs from '@theme/Tabs'", '>import Tabs<'],
  [
    'docusaurus',
    'a component and its content',
    '<Tabs>\n\n**in**\n\n</Tabs>',
    /Tabs<\/span><\/div>\n<p><strong>in<\/strong><\/p>/,
  ],
  [
    'docusaurus',
    'what is indented in a component as Markdown',
    '<Tabs>\n    **in**\n</Tabs>',
    '<p><strong>in</strong></p>',
  ],
  [
    'docusaurus',
    'a fence that is indented in a component',
    '<Tabs>\n    ```js\n    a\n      b\n    ```\n</Tabs>',
    '<code class="language-js">a\n  b\n</code>',
  ],
  [
    'docusaurus',
    'Markdown between tags on lines of their own',
    '<div>\n*in*\n</div>',
    /<div>\n<p><em>in<\/em><\/p>\n<\/div>/,
  ],
  [
    'docusaurus',
    'an export with blank lines',
    'export const a = () => {\n\n  return 1\n}\n\nOn.',
    /export const a<\/span><\/div>\n<p>On/,
  ],
  [
    'docusaurus',
    'a comment over paragraphs',
    '{/*\n mine\n\n yours\n*/}',
    'class="author-note">mine\n\n yours</div>',
  ],
  [
    'docusaurus',
    'a picture that is required',
    '<img src={require(\'./a.png\').default} alt="b" />',
    '<img src="./a.png" alt="b">',
  ],
  [
    'docusaurus',
    'words of an element with a style',
    'a <span style={{color: "red"}}>b</span>',
    '<p>a <span>b</span></p>',
  ],
  ['docusaurus', 'an expression over lines', 'a\n\n{list.map((x) => (\n  {x}\n))}', 'class="chip-line"'],
  ['docusaurus', 'an id in a comment', '## Words {/* #given */}', '<h2 id="given">Words</h2>'],
  [
    'astro',
    'a component named like an element',
    '<Aside type="tip">Words</Aside>',
    /<p><span class="chip"[^>]*>Aside tip<\/span>Words<\/p>/,
  ],
  [
    'next',
    'a picture by its component',
    '<Image alt="sea" src="/a.jpg" width={256} />',
    '<img src="/a.jpg" alt="sea">',
  ],
  ['astro', 'a picture that was imported', '<Image src={pic} alt="x" />', '>Image pic<'],
  ['astro', 'a player by its component', '<YouTube id="abc" />', 'watch?v=abc'],
  ['vitepress', 'a component of Vue', 'a <Badge type="tip" text="beta" /> b', '>Badge tip<'],
  ['vitepress', 'a button with a handler', '<button @click="n++">+</button>', '<p><button>+</button></p>'],
  ['eleventy', 'no code by indentation', 'a\n\n    b', '<p>b</p>'],
  [
    'jekyll',
    'Markdown in a marked element',
    '<div class="x" markdown="1">\n**in**\n\n- a\n</div>\nOn.',
    /<div class="x" markdown="1">\n<p><strong>in<\/strong><\/p>\n<ul>\n<li>a<\/li>\n<\/ul>\n<\/div>\n<p>On/,
  ],
  [
    'jekyll',
    'Markdown in a marked element of one line',
    '<div markdown="1">**in**</div>',
    /<div markdown="1">\n<strong>in<\/strong><\/div>/,
  ],
  [
    'pelican',
    'Markdown in an element marked by a word',
    '<div markdown>\n*in*\n</div>',
    '<p><em>in</em></p>',
  ],
  ['jekyll', 'raw HTML without the mark as it stands', '<div>\n*in*\n</div>', '<div>\n*in*\n</div>'],
  [
    'jekyll',
    'a paragraph that begins with a picture of HTML',
    '<img src="a.png">\n*words*',
    '<p><img src="a.png">\n<em>words</em></p>',
  ],
  ['docusaurus', 'the end of the excerpt', '{/* truncate */}', 'excerpt-end'],
  [
    'docusaurus',
    'a title of code',
    '```js title="a.js" {1}\nx\n```',
    '<figcaption>a.js</figcaption><pre><code class="language-js" data-marked="1">',
  ],
  ['vitepress', 'a group', '::: code-group\n```js [a.js]\nx\n```\n:::', '<figcaption>a.js</figcaption>'],
  ['plain', 'a fence of mathematics', '```math\nx^2\n```', '<div class="math"><code>x^2</code>'],
  [
    'docusaurus',
    'lines that comments mark',
    '```js\n// highlight-next-line\na\nb\n{/* highlight-start */}\nc\n{/* highlight-end */}\n```',
    'data-marked="1,3">a\nb\nc\n',
  ],
  [
    'docusaurus',
    'comments as they stand where the fence marks lines',
    '```js {2} showLineNumbers\n// highlight-next-line\na\n```',
    'data-marked="2" data-numbers="1">// highlight-next-line',
  ],
  ['gatsby', 'a line that its comment marks', '```js\na // highlight-line\n```', 'data-marked="1">a\n'],
  [
    'hugo',
    'comments in code as they stand',
    '```js\n// highlight-next-line\na\n```',
    '>// highlight-next-line',
  ],
  [
    'vitepress',
    'lines added and taken out',
    '```js\na // [!code ++]\nb // [!code --]\nc # [!code hl]\n```',
    'data-marked="3" data-added="1" data-removed="2">a\nb\nc\n',
  ],
  [
    'vitepress',
    'numbers from a line on',
    '```ts:line-numbers=5 {1} [a.ts]\nx\n```',
    '<figcaption>a.ts</figcaption><pre><code class="language-ts" data-marked="1" data-numbers="5">',
  ],
  ['vitepress', 'no numbers where it says so', '```ts:no-line-numbers\nx\n```', '<code class="language-ts">'],
  [
    'zola',
    'a fence’s ways',
    '```rust,linenos,linenostart=10,hl_lines=1 3-4,name=main.rs\nx\n```',
    '<figcaption>main.rs</figcaption><pre><code class="language-rust" data-marked="1,3,4" data-numbers="10">',
  ],
  [
    'astro',
    'changed lines',
    '```js ins={2} del={1} {3}\nx\n```',
    'data-marked="3" data-added="2" data-removed="1"',
  ],
  [
    'pelican',
    'a fence’s list of attributes',
    '``` { .python .numberLines hl_lines="1" title="x.py" }\na\n```',
    '<figcaption>x.py</figcaption><pre><code class="language-python" data-marked="1" data-numbers="1">',
  ],
  [
    'hexo',
    'a fence’s file',
    '``` yml _config.yml https://x.example link\na\n```',
    '<figcaption>_config.yml<',
  ],
  [
    'hugo',
    'numbers of a table',
    '```go {linenos=table,hl_lines=[2,"4-5"],linenostart=199}\nx\n```',
    'data-marked="2,4,5" data-numbers="199"',
  ],
  [
    'hugo',
    'several ranges of a short code',
    '{{< highlight go "linenos=table,hl_lines=2 4-5" >}}\na\n{{< /highlight >}}',
    'class="language-go" data-marked="2,4,5" data-numbers="1"',
  ],
  [
    'jekyll',
    'numbers of highlighted code',
    '{% highlight ruby linenos %}\na\n{% endhighlight %}',
    'class="language-ruby" data-numbers="1"',
  ],
  ['vitepress', 'marked lines', '```ts{1,3-4}\nx\n```', 'class="language-ts" data-marked="1,3,4"'],
  ['pelican', 'a file of the site', '![]({static}/images/a.png)', '<img src="{static}/images/a.png"'],
  ['plain', 'the end of the excerpt', '<!--more-->', 'excerpt-end'],
  ['plain', 'a comment as a note', '<!-- ask -->', '<div class="author-note">ask</div>'],
  ['plain', 'a formula', 'so $x^2$ is', '<span class="math"><code>x^2</code></span>'],
  ['plain', 'prices', 'from $5 to $10', '<p>from $5 to $10</p>'],
  ['plain', 'escaped brackets', '\\(no\\) and \\[none\\]', '<p>(no) and [none]</p>'],
  ['jekyll', 'a formula of kramdown', 'so $$x^2$$ is', '<span class="math"><code>x^2</code></span>'],
]

describe('a post of each generator', () => {
  it.each(cases)('%s shows %s', (generator, _what, source, part) => {
    if (typeof part === 'string') expect(html(generator, source)).toContain(part)
    else expect(html(generator, source)).toMatch(part)
  })
})

const headings: readonly (readonly [generator: string, heading: string, id: string])[] = [
  ['plain', 'Django’s field, twice', 'djangos-field-twice'],
  ['hugo', 'See [the *map*](map.md) 2.0', 'see-the-mapmapmd-20'],
  ['hugo', '“Words” -- and `code`', 'words----and-code'],
  ['hugo', '!!!', 'heading'],
  ['pelican', '日本', '_1'],
  ['ablog', "Django's field", 'django-s-field'],
  ['jekyll', 'What’s new in 2.0?', 'whats-new-in-20'],
  ['jekyll', '你好 world', '你好-world'],
  ['pelican', 'Über – alles!', 'uber-alles'],
  ['zola', 'Über alles', 'uber-alles'],
  ['hexo', 'What is New?', 'What-is-New'],
  ['vitepress', '2 boats', '_2-boats'],
]

describe('the id of a heading', () => {
  it.each(headings)('of %s: %s', (generator, heading, id) => {
    expect(html(generator, `Words\n\n## ${heading}`)).toContain(`id="${id}"`)
  })
})
