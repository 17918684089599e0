// Markdown's own ways in, in the dialect of every generator, and what formulas and the generators' tags could carry.
import { profiles } from '../../shared/site/profile-list.ts'
import { addresses, pairs, plain, runs, type Vector, words } from './vectors.ts'

const linking: readonly ((address: string) => string)[] = [
  (address) => `[x](${address.replaceAll(' ', '')})`,
  (address) => `[x](<${address}>) ![x](<${address}> "t")`,
  (address) => `[x][y]\n\n[y]: <${address}>`,
  (address) => `<${address}> ${address}`,
  (address) => `x[^n]\n\n[^n]: [x](<${address}>)`,
  (address) => `[[${address}|x]] ![[${address}]] [x]({filename}${address}) [x](@/${address})`,
  (address) => `## x {#${address}} [y](<${address}>)`,
  (address) => `<a href="\n${address.replaceAll('"', '&quot;')}">x\n\ny</a>`,
  (address) => `[![x](<${address}>)](<${address}>)`,
  (address) => `[x](a)\n{: href="${address}" onclick="__pwn()"}`,
  (address) => `[x](a){href="${address}" onclick=__pwn() style="background:url(${address})"}`,
  (address) => `![x](a){src="${address}" srcset="${address}" onerror=__pwn()}`,
]

const carrying: readonly ((run: string, address: string) => string)[] = [
  (run) => `# x ${run} {onclick=__pwn() #"onx="__pwn() .y style="x:y"}`,
  (run) => `x ${run} {: onclick="__pwn()" srcdoc='${run}'}`,
  (run) => `x\n{: onclick="__pwn()" style="position:fixed"}\n\n{: .y onload="__pwn()"}\n${run}`,
  (run) => `Title ${run}\n===\n\nOther ${run}\n---`,
  (run, address) => `\`\`\`js title='${run}' onload=__pwn() {${address}}\n${run}\n\`\`\``,
  (run) => `\`\`\`${run.replaceAll(' ', '/')}\n${run}\n\`\`\`\n\n\`${run}\``,
  (run) => `~~~ {.js onclick=__pwn() hl_lines="1 ${run}" data-x=y}\n${run}\n~~~`,
  (run) => `    :::html+${run}\n    ${run}\n\n\`${run}\`{.html onclick=__pwn()}`,
  (run) => `| ${run} | y |\n|---|:-:|\n| ${run} | <td onclick=__pwn()>${run} |\n{: onclick=__pwn()}`,
  (run) => `<div title="\n\n${run}\n\n">\n\n</div>\n\n<div\n\nonclick=__pwn()>${run}`,
  (run) => `<div>\n\n*x*${run}\n\n</div>\n\n<table>\n\n${run}\n\n<tr><td>\n\n${run}`,
  (run) => `<!--\n\n${run}\n\n--> <!-- --${run}> -->\n\n<!-->${run}-->`,
  (run) => `<?php\n\n${run} ?>${run}\n\n<!X ${run}>\n\n<![CDATA[\n${run}]]>${run}`,
  (run) =>
    `<style>\n\n</style>${run}\n\n<pre title="</pre>${run}">\n\n</pre>\n<textarea>\n\n</textarea>${run}`,
  (run) => `> [!NOTE] ${run}\n> ${run}\n\n> [!${run}]\n> x`,
  (run, address) => `::: details ${run} ${address}\n${run}\n:::\n\n:::note{onclick=__pwn()}[${run}]\nx\n:::`,
  (run) => `!!! note "${run}"\n    ${run}\n\n??? ${run}\n    x`,
  (run) => `Term ${run}\n:   ${run}\n\n*[HTML]: ${run}\n\nHTML`,
  (run) => `x[^a${run}] y[^b] z^[${run}]\n\n[^b]: ${run}\n\n    ${run}\n[^a${run}]: x`,
  (run) =>
    `- [ ] ${run}\n- [x] ${run} {onclick=__pwn()}\n  - <input type=checkbox class=task-list-item-checkbox onclick=__pwn()>`,
  (run) => `==${run}== ++${run}++ ~~${run}~~ H~${run}~O x^${run}^ :smile${run}: <kbd>${run}</kbd>`,
  (run) => `[TOC]\n[[toc]]\n{:toc}\n\n## ${run}\n\n### <a name="${run.replaceAll('"', '')}">x</a>`,
  (run) => `"${run}" -- '${run}' ... (c) &lt;img src=x onerror=__pwn()&gt; \\${run}`,
  (run) =>
    `---\ntitle: '${run.replaceAll("'", '')}'\ntags: ['${run.replaceAll("'", '')}']\ndate: ${run}\n---\n\n${run}`,
  (run) => `+++\ntitle = '''${run}'''\n[extra]\ncover = "javascript:__pwn()"\n+++\n\n${run}`,
  (run) => `{"title": "${run.replaceAll('"', '')}"}\n\n${run}`,
  (run) =>
    `import x from '${run}'\n\nexport const y = () => ${run}\n\n<X.Y onClick={__pwn()} {...z} html={\`${run}\`}>\n\n{__pwn()}\n\n</X.Y>`,
  (run) => `{${run}} {/* ${run} */} {{ ${run} }} {{ '${run}' | safe }} {% raw %}${run}{% endraw %}`,
  (run) =>
    `{{< x "${run}" >}} {{% y '${run}' %}} {{</* ${run} */>}} {% x ${run} %} {{ youtube(id="${run}") }}`,
  (run) => `<Badge :text="'${run}'" @click="__pwn()" v-html="'${run}'" v-on:load="__pwn()" #x />`,
  (run) => `(x)=\n{ref}\`${run} <javascript:__pwn()>\` {abbr}\`x (${run})\`\n\n% ${run}\n\n+++ ${run}`,
  (run) =>
    `\`\`\`{figure} javascript:__pwn()\n:alt: ${run}\n:class: "${run}"\n:name: ${run}\n\n${run}\n\`\`\``,
  (run) => `.. title: ${run}\n.. slug: x\n\n${run}\n\n.. raw:: html\n\n   ${run}`,
  (run) => `\0${run}\u202e${run}\ufeff${run}\u2028${run}\v${run}\f${run}`,
]

const formulas: readonly string[] = [
  ...pairs(
    words(
      'href url includegraphics htmlStyle htmlClass htmlId htmlData text textcolor colorbox fcolorbox color rule kern raisebox hspace hskip mathchoice verb tag label ref cite unicode char class cssId style require input include def newcommand operatorname overset mathrm begin end sqrt frac',
    ),
    [
      ...runs.slice(0, 2),
      'javascript:__pwn()',
      'background:url(http://elsewhere.example/x);position:fixed',
      'onclick=__pwn()',
      '"onmouseover="__pwn()',
      '99999em',
    ],
    (command, argument) =>
      `$\\${command}{${argument}}{${argument}}$ $\\${command}[${argument}]{x}{y}$\n\n$$\n\\${command}|${argument}|{x}\n$$`,
  ),
  ...runs.flatMap((run) => [
    `$\\text{${run}}$`,
    `$${run}$`,
    `$$\n${run}\n$$`,
    `\`\`\`math\n${run}\n\`\`\``,
    `\\(${run}\\) \\[${run}\\]`,
  ]),
  '$$\\def\\a{\\a\\a}\\a$$ $$\\edef\\b#1{\\b{#1#1}}\\b{x}$$',
  `$$${'\\def\\x#1{#1#1#1#1}'}${'\\x{'.repeat(20)}y${'}'.repeat(20)}$$`,
  `$\\rule{1e9em}{1e9em}$ $\\kern1e9em x$ $\\raisebox{-1e9em}{x}$ $\\char"3c\\char"3e$`,
]

const payload = '"><img src=x onerror=__pwn()><script>__pwn()</script>'

/** What the generators' own marks could carry in. */
const tags: readonly (readonly [generator: string, post: string])[] = [
  ...words(
    'figure youtube vimeo gist tweet x instagram details ref relref highlight param qr math mine',
  ).flatMap((name) => [
    [
      'hugo',
      `{{< ${name} src='${payload}' link="javascript:__pwn()" id='${payload}' caption='${payload}' summary='${payload}' title='${payload}' class='${payload}' >}}`,
    ] as const,
    ['hugo', `{{% ${name} "javascript:__pwn()" '${payload}' %}}\n\n${payload}\n\n{{% /${name} %}}`] as const,
    ['zola', `{{ ${name}(id='${payload}', class='${payload}', path="javascript:__pwn()") }}`] as const,
    ['zola', `{% ${name}(author='${payload}') %}\n${payload}\n{% end %}`] as const,
    ['nikola', `{{% ${name} ${payload} %}} {{% ${name} %}}${payload}{{% /${name} %}}`] as const,
  ]),
  ...words(
    'include include_relative post_url link highlight asset_img asset_path asset_link img post_link post_path youtube vimeo gist codeblock blockquote pullquote iframe jsfiddle include_code quote raw comment capture for if assign mine',
  ).flatMap((name) =>
    words('jekyll hexo eleventy').flatMap((generator) => [
      [
        generator,
        `{% ${name} javascript:__pwn() ${payload} %}\n<img src=x onerror=__pwn()>\n{% end${name} %}`,
      ] as const,
      [generator, `{% ${name} '${payload}' "${payload}" x='${payload}' %}`] as const,
    ]),
  ),
  ['jekyll', `{{ "${payload}" | relative_url }} [x]({{ 'javascript:__pwn()' | url }})`],
  ['docusaurus', `<Tabs onClick={__pwn()} title='${payload}'>\n\n{__pwn()} {"${payload}"}\n\n</Tabs>`],
  ['docusaurus', `{/* ${payload} */}\n\n:::tip[${payload}]\n${payload}\n:::`],
  ...words(
    'figure image note code-block code-cell dropdown toctree mine contents math admonition raw tab-set card youtube',
  ).map(
    (name) =>
      [
        'ablog',
        `\`\`\`{${name}} javascript:__pwn() ${payload}\n:alt: ${payload}\n:class: ${payload}\n:caption: ${payload}\n:target: javascript:__pwn()\n\n${payload}\n\`\`\``,
      ] as const,
  ),
  ...words('ref doc abbr kbd download math sub sup mine').map(
    (name) =>
      ['ablog', `{${name}}\`${payload} <javascript:__pwn()>\` (${payload})=\n\n% ${payload}`] as const,
  ),
  [
    'pelican',
    `[x]({filename}javascript:__pwn()) ![x]({static}${payload.replaceAll(' ', '')})\n{: onclick="__pwn()" #x .y}`,
  ],
]

const nth = <T>(items: readonly T[], at: number): T => items[at % items.length] as T

/** Every way in, in the dialect of every generator; the payloads take turns. */
const inEveryDialect: readonly Vector[] = profiles.flatMap(({ id }, which) =>
  [
    ...linking.map((link, way) => link(nth(addresses, which * linking.length + way))),
    ...carrying.flatMap((carry, way) =>
      [0, 1].map((turn) =>
        carry(nth(runs, which + way + turn), nth(addresses, which * carrying.length + way + turn)),
      ),
    ),
  ].map((post) => ({ generator: id, post })),
)

export const markdown: Readonly<Record<string, readonly Vector[]>> = {
  'Markdown’s links with every address': pairs(addresses, linking, (address, link) => link(address)).map(
    plain,
  ),
  'Markdown’s ways in the dialect of every generator': inEveryDialect,
  formulas: formulas.map(plain),
  'generators’ tags': tags.map(([generator, post]) => ({ generator, post })),
}
