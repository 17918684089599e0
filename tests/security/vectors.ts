// The payloads that the sets of hostile vectors share. `__pwn()` running, a request to elsewhere, or a page that goes
// elsewhere would be a vector's success.

export type Vector = {
  /** Whose dialect it is read in. */
  readonly generator: string
  readonly post: string
}

/** In no generator's dialect. */
export const plain = (post: string): Vector => ({ generator: 'plain', post })

export const elsewhere = 'http://elsewhere.example'

export const words = (text: string) => text.split(' ')

/** One of each pair, in the order of the first. */
export function pairs<A, B>(ones: readonly A[], others: readonly B[], both: (one: A, other: B) => string) {
  return ones.flatMap((one) => others.map((other) => both(one, other)))
}

/** HTML that runs, each in its own way. */
export const runs: readonly string[] = [
  '<img src=x onerror=__pwn()>',
  '<script>__pwn()</script>',
  '<svg onload=__pwn()>',
  '<iframe srcdoc="<script>top.__pwn()</script>"></iframe>',
  '<details open ontoggle=__pwn()>x</details>',
]

const spelledScript = [
  'javascript:__pwn()',
  'JaVaScRiPt:__pwn()',
  ' javascript:__pwn()',
  'javascript :__pwn()',
  'javascript&colon;__pwn()',
  'javascript&#58;__pwn()',
  'javascript&#x3A;__pwn()',
  'javascript&#0000058__pwn()',
  'javascript://%0a__pwn()',
  'javascript:%5f%5fpwn()',
  'javascript%3A__pwn()',
  ...words('&Tab; &NewLine; &#9; &#10; &#13; \t &#0; \0 &ZeroWidthSpace; &shy;').flatMap((between) => [
    `java${between}script:__pwn()`,
    `javascript${between}:__pwn()`,
    `${between}javascript:__pwn()`,
  ]),
  ...words('&#1; &#14; &#31; &#160; &#8232; \u0001').map((before) => `${before}javascript:__pwn()`),
  `${[...'javascript'].map((letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join('')}:__pwn()`,
  `${[...'javascript'].map((letter) => `&#${letter.charCodeAt(0)}`).join('')}:__pwn()`,
]

/** Addresses that run, open what they should not, or ask elsewhere. */
export const addresses: readonly string[] = [
  ...spelledScript,
  'view-source:javascript:__pwn()',
  'feed:javascript:__pwn()',
  'vbscript:__pwn()',
  'livescript:__pwn()',
  'data:text/html,<script>top.__pwn()</script>',
  'DATA:text/html;charset=utf-8,%3Cscript%3Etop.__pwn()%3C/script%3E',
  'data:text/html;base64,PHNjcmlwdD50b3AuX19wd24oKTwvc2NyaXB0Pg==',
  'da&Tab;ta:application/xhtml+xml,<script xmlns=http://www.w3.org/1999/xhtml>top.__pwn()</script>',
  'data:text/javascript,__pwn()',
  'data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload=top.__pwn()><script>top.__pwn()</script></svg>',
  'data:,x',
  'blob:null/x',
  'filesystem:null/x',
  'file:///etc/passwd',
  'about:srcdoc',
  `${elsewhere}/x`,
  'hTtPs://elsewhere.example/x',
  `//${elsewhere.slice(7)}/x`,
  `\\\\${elsewhere.slice(7)}\\x`,
  `/\\${elsewhere.slice(7)}/x`,
  `ws://${elsewhere.slice(7)}/x`,
  `ftp://${elsewhere.slice(7)}/x`,
]
