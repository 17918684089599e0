// Posts of a given size for the benchmarks: prose, headings, lists, tables and code, the same for the same size.

const words =
  'harbour lantern margin quiet ferry proof paper river window letter winter morning garden signal copper bridge'.split(
    ' ',
  )

/** Markdown of about `sizeBytes` bytes (ASCII), ending in a paragraph. */
export function makePost(sizeBytes: number): string {
  const parts: string[] = ['# A long day\n']
  let size = 0
  for (let nth = 0; size < sizeBytes; nth++) {
    const part = section(nth)
    parts.push(part)
    size += part.length + 1
  }
  return parts.join('\n')
}

function section(nth: number): string {
  const sentence = (seed: number) =>
    `${Array.from({ length: 12 }, (_, i) => words[(seed * 7 + i * 5) % words.length]).join(' ')}.`
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
