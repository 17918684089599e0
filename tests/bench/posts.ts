// Posts for the benchmarks: prose, headings, lists, tables and code, the same for the same size.

const words =
  'harbour lantern margin quiet ferry proof paper river window letter winter morning garden signal copper bridge'.split(
    ' ',
  )

/** Words that stand nowhere else in the post: right behind them is where one types. */
export const marks = {
  middle: 'inthemiddle',
  end: 'attheend',
  link: 'besidealink',
  list: 'inthelist',
  table: 'inthetable',
  code: 'inthecode',
  heading: 'intheheading',
  title: 'inthetitle',
} as const

export type Mark = keyof typeof marks

/** Markdown of about `sizeBytes` bytes (ASCII) with `middle` in its midst, ending in a paragraph. */
export function makePost(sizeBytes: number, middle = `${sentence(3)} ${marks.middle}\n`): string {
  const parts: string[] = ['# A long day\n']
  let size = 0
  let isBehindMiddle = false
  for (let nth = 0; size < sizeBytes; nth++) {
    if (!isBehindMiddle && size >= sizeBytes / 2) {
      parts.push(middle)
      isBehindMiddle = true
    }
    const part = section(nth)
    parts.push(part)
    size += part.length + 1
  }
  parts.push(`That was the day. ${marks.end}`)
  return parts.join('\n')
}

/** Such a post with front matter, and in its midst one of each kind of block that an author types into. */
export function makePostOfKinds(sizeBytes: number): string {
  const times = (count: number, line: (nth: number) => string) =>
    Array.from({ length: count }, (_, nth) => line(nth)).join('\n')
  const kinds = [
    `${sentence(1)} Here is [a link](https://example.org/) and \`inline code\`, ${marks.link}`,
    times(60, (nth) => `- ${sentence(nth)}${nth === 30 ? ` ${marks.list}` : ''}`),
    `| Place | Price |\n| ----- | ----: |\n${times(40, (nth) => `| ${nth === 20 ? marks.table : sentence(nth)} | ${nth} |`)}`,
    `\`\`\`js\n${times(60, (nth) => (nth === 30 ? `const ${marks.code} = 30` : `const rate${nth} = prices.map((p) => p * ${nth})`))}\n\`\`\``,
    `## A heading ${marks.heading}`,
    sentence(5),
  ]
  return `---\ntitle: A day ${marks.title}\ndate: 2026-03-01\ntags: [a, b]\n---\n\n${makePost(sizeBytes, `${kinds.join('\n\n')}\n`)}`
}

function section(nth: number): string {
  const paragraph = (seed: number) =>
    `${sentence(seed)} *${words[seed % words.length]}* and [a link](#section-${seed}). ${sentence(seed + 1)}\n`
  switch (nth % 6) {
    case 0:
      return `## Section ${nth}\n\n${paragraph(nth)}`
    case 1:
      return `- ${sentence(nth)}\n- **${words[nth % words.length]}**\n- [ ] ${sentence(nth + 2)}\n`
    case 2:
      return `| Place | Price |\n| ----- | ----: |\n| ${words[nth % words.length]} | ${nth} |\n| lake | 12 |\n`
    case 3:
      return `\`\`\`js\nconst total = rates.reduce((sum, p) => sum + p, ${nth})\n\`\`\`\n`
    default:
      return `${paragraph(nth)}\n> ${sentence(nth + 3)}\n`
  }
}

function sentence(seed: number): string {
  return `${Array.from({ length: 12 }, (_, at) => words[(seed * 7 + at * 5) % words.length]).join(' ')}.`
}
