// The columns of a formula's table: MathML Core has no attributes for them, but cells that a style sheet may set.
import type { Part, Tag } from './math-tags.ts'

/** With classes of the preview's sheet on each cell: how it stands, what it is close to, the lines beside it. */
export function withColumns(table: Tag): Tag {
  const alignOf = listIn(table, 'columnalign')
  const spaceBehind = listIn(table, 'columnspacing')
  const lineBehind = listIn(table, 'columnlines')
  const lineBelow = listIn(table, 'rowlines')
  const isLine = (kind: string | undefined) => kind === 'solid' || kind === 'dashed'

  const rows = table.children.map((row, nth): Part => {
    if (typeof row === 'string') return row
    const isLastRow = nth === table.children.length - 1
    const written = row.children.filter((cell) => !isForNumber(cell))
    const cells = written.map((cell, column) => {
      const isLast = column === written.length - 1
      const align = alignOf(column)
      const classes = [
        align === 'left' || align === 'right' ? `to-${align}` : '',
        !isLast && spaceBehind(column) === '0em' ? 'close-right' : '',
        column > 0 && spaceBehind(column - 1) === '0em' ? 'close-left' : '',
        !isLast && isLine(lineBehind(column)) ? 'line-right' : '',
        !isLastRow && isLine(lineBelow(nth)) ? 'line-below' : '',
      ]
      return withClasses(
        cell,
        classes.filter((name) => name !== ''),
      )
    })
    return { ...row, children: cells }
  })
  return { ...table, children: rows }
}

/**
 * Empty cells that KaTeX puts around what it numbers: the numbers are for a style sheet to write. Other readers of TeX
 * number nothing unless a site asks for it.
 */
function isForNumber(cell: Part): boolean {
  return typeof cell !== 'string' && /^(?:mtr-glue|mml-eqn-num)$/.test(cell.attributes.get('class') ?? '')
}

/** The nth of an attribute's words; the last one stands for all that follow (MathML 3, section 3.5.1.2). */
function listIn({ attributes }: Tag, name: string): (nth: number) => string | undefined {
  const words = attributes.get(name)?.split(' ') ?? []
  return (nth) => words[Math.min(nth, words.length - 1)]
}

function withClasses(cell: Part, classes: readonly string[]): Part {
  if (typeof cell === 'string' || classes.length === 0) return cell
  return { ...cell, attributes: new Map([...cell.attributes, ['class', classes.join(' ')]]) }
}
