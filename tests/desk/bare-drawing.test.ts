// Drawings without what their programs wrote about their authors, read back by other readers than Galley's own.
import exifr from 'exifr'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bareDrawing } from '../../electron/desk/images/svg/bare-drawing.ts'
import { safeDrawing } from '../../electron/desk/images/svg/safe-drawing.ts'
import { everyPrivate } from '../support/photographs.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
const open =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" width="40" height="30"'

async function bare(text: string): Promise<string> {
  return new TextDecoder().decode(await bareDrawing(new TextEncoder().encode(text)))
}

describe('a drawing made ready', () => {
  it('does not say who made it, when, with what, and from which folder', async () => {
    const shown =
      '<g inkscape:label="Boat > sea"><path d="M0 0h40v30z"/><text>&lt;Ada&gt; &amp; sons</text></g>'
    const drawing = `${head}<!-- Created with Inkscape --> ${open}
   sodipodi:docname="/home/eve/secret plan.svg" inkscape:export-filename='C:\\Users\\eve\\boat.png'>
  <metadata id="m"><rdf:RDF><cc:Work rdf:about=""><dc:creator><cc:Agent><dc:title>Eve Owner</dc:title></cc:Agent></dc:creator>
  <dc:date>2026-01-02</dc:date></cc:Work></rdf:RDF></metadata><!-- eve: ask Ada about the colour -->
  ${shown}<metadata/>
</svg>\n`
    const made = await bare(drawing)
    expect(made).not.toMatch(/eve|2026|metadata/i)
    expect(made).toContain(shown)
    expect(made.startsWith(`${head}<!-- Created with Inkscape --> ${open}>`)).toBe(true)
    expect(await bare(made)).toBe(made)
  })

  it('says still whose it is and how it may be used', async () => {
    const rights = '<dc:rights><cc:Agent><dc:title>© Ada &amp; Co</dc:title></cc:Agent></dc:rights>'
    const licence = '<cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/>'
    const drawing = `${open}><metadata><rdf:RDF><cc:Work>${rights}${licence}<dc:creator>Eve</dc:creator></cc:Work></rdf:RDF></metadata><!--! Font Awesome, License: CC BY 4.0 --><path d="M0 0"/></svg>`
    const made = await bare(drawing)
    expect(made).toBe(
      `${open}><metadata>© Ada &amp; Co http://creativecommons.org/licenses/by/4.0/</metadata><!--! Font Awesome, License: CC BY 4.0 --><path d="M0 0"/></svg>`,
    )
    expect(await bare(made)).toBe(made)
  })

  it('keeps what photographs within it show, and not where they were taken', async () => {
    const photograph = await everyPrivate('jpg')
    expect(await exifr.gps(photograph)).toBeDefined()
    const drawing = (bytes: Uint8Array) =>
      `${open}><image xlink:href="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}" width="9"/></svg>`
    const made = await bare(drawing(photograph))
    const within = Buffer.from(/base64,([^"]*)/.exec(made)?.[1] ?? '', 'base64')
    expect(await exifr.gps(within)).toBeUndefined()
    expect(made).toBe(drawing(within))
    const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()
    expect(await pixels(within)).toEqual(await pixels(photograph))
  })

  it('of another encoding is written as UTF-8, and says so', async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${open} sodipodi:docname="x"><text>é</text></svg>`
    const made = new TextDecoder().decode(await bareDrawing(Buffer.from(text, 'latin1')))
    expect(made).toBe(`<?xml version="1.0" encoding="UTF-8"?>${open}><text>é</text></svg>`)
  })

  it('is itself where nothing is private, and where it is no drawing', async () => {
    const texts = [
      `${open}><path d="M0 0"/></svg>`,
      '<svg <<< "',
      'words',
      '',
      `${open}><metadata>never closed`,
    ]
    for (const text of texts) {
      const bytes = new TextEncoder().encode(text)
      expect(await bareDrawing(bytes)).toBe(bytes)
    }
  })

  it('law: what is shown stays, byte for byte, and it can be read as before', async () => {
    const words = fc.constantFrom(
      'boat',
      'a &amp; b',
      '<![CDATA[<metadata> & <!-- x -->]]>',
      'x > y',
      '',
      '\n  ',
    )
    const shown = fc.oneof(
      words,
      fc.constantFrom(
        '<path d="M0 0"/>',
        `<g class='a>b' id="metadata"><title>Boat</title></g>`,
        '<style>a &gt; b { fill: red }</style>',
        '<?app <metadata>?>',
      ),
    )
    const gone = fc.constantFrom(
      '<metadata>Eve</metadata>',
      '<metadata\n id="m"><a><b c="/metadata>"/></a></metadata >',
      '<metadata/>',
      '<!-- <path d="Eve"/> -->',
      '<svg:metadata xmlns:svg="http://www.w3.org/2000/svg">Eve</svg:metadata>',
    )
    const part = fc.oneof(
      shown.map((text) => ({ text, stays: true })),
      gone.map((text) => ({ text, stays: false })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const drawing = `${open}>${parts.map(({ text }) => text).join('')}</svg>`
        const expected = `${open}>${parts.flatMap(({ text, stays }) => (stays ? [text] : [])).join('')}</svg>`
        const made = await bare(drawing)
        expect(made).toBe(expected)
        // Another reader takes it for well-formed, too.
        await safeDrawing(new TextEncoder().encode(made.replaceAll(/<\?app.*?\?>/g, '')), 'x.svg', 'refuse')
      }),
      { numRuns: 300 },
    )
  })
})
