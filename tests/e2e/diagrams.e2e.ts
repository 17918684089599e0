// Diagrams are drawn by Mermaid in a frame of its own, and come out of it as pictures.
import { expect, test } from '../support/launch.ts'
import { openPost, preview, source } from '../support/page.ts'

const sources: Readonly<Record<string, string>> = {
  flowchart: 'graph LR\n  A[Draft] --> B[Press]',
  sequence: 'sequenceDiagram\n  Author->>Press: A proof',
  class: 'classDiagram\n  class Boat {\n    +row()\n  }',
  state: 'stateDiagram-v2\n  [*] --> Draft\n  Draft --> [*]',
  gantt: 'gantt\n  title A year\n  section Boats\n  Build :a1, 2026-01-01, 30d',
  pie: 'pie title Birds\n  "Herons" : 3\n  "Terns" : 5',
  git: 'gitGraph\n  commit\n  branch draft\n  commit',
}

const hostile = [
  'graph LR\n  A["<img src=x onerror=top.__pwn=1>"] --> B\n  click A href "javascript:top.__pwn=1"\n  click B call alert()',
  '%%{init: {"securityLevel": "loose", "themeCSS": "* { background: url(https://evil.example/x.png) }", "fontFamily": "x; } @import url(https://evil.example/a.css);"}}%%\ngraph LR\n  A["<script>top.__pwn=1</script>"] --> B',
  'graph LR\n  A@{ img: "https://evil.example/y.png", label: "x", w: 40, h: 40 } --> B',
]

const fence = (text: string) => `\`\`\`mermaid\n${text}\n\`\`\`\n\n`

test.use({
  files: {
    'drawn.md': `# Drawn\n\n${Object.values(sources).map(fence).join('')}`,
    'wrong.md': `# Wrong\n\n${fence('graph LR\n  A[Draft] --> B[Press]')}`,
    'far.md': `# Far\n\n${fence('graph LR\n  A[Near] --> B[Sight]')}${'Words between.\n\n'.repeat(300)}${fence('graph LR\n  A[Far] --> B[Away]')}\`\`\`js\nconst far = 1\n\`\`\`\n`,
    'hostile.md': `# Hostile\n\n${hostile.map(fence).join('')}`,
  },
})

test('every kind becomes a picture with its words in it', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Drawn')
  const figures = preview(page).locator('.diagram')
  await expect(figures).toHaveCount(Object.keys(sources).length)
  for (const [nth, kind] of Object.keys(sources).entries()) {
    const figure = figures.nth(nth)
    await figure.scrollIntoViewIfNeeded()
    await expect(figure.locator('img'), kind).toBeVisible()
    expect(
      await figure
        .locator('img')
        .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
      kind,
    ).toBeGreaterThan(20)
    const svg = decodeURIComponent((await figure.locator('img').getAttribute('src')) ?? '')
    expect(svg, kind).toContain('<text')
    expect(svg, kind).not.toMatch(/foreignObject|<script|\son\w+=/i)
  }
})

test('on paper each is drawn for a light ground, and code is coloured, far from what is seen, too', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'Far')
  const frame = preview(page)
  const pictures = frame.locator('.diagram > img')
  const drawn = () => pictures.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).src))
  await expect(pictures).toHaveCount(1)
  const [light] = await drawn()
  await page.getByRole('button', { name: 'Reading' }).click()
  await page.getByRole('group', { name: 'Light' }).getByText('Dark').click()
  await expect.poll(async () => (await drawn())[0]).not.toBe(light)
  const [dark] = await drawn()
  await frame.locator('html').evaluate((root) => {
    const view = root.ownerDocument.defaultView
    if (!view) return
    // Chromium without a head has no dialog for it; what stands there when it is asked is what would be printed.
    view.print = () => {
      const printed = root.cloneNode(true) as Element
      const images = [...printed.querySelectorAll<HTMLImageElement>('.diagram > img')]
      root.dataset.printed = JSON.stringify([
        images.map(({ src }) => src),
        printed.querySelectorAll('.kind-keyword').length,
      ])
      view.dispatchEvent(new Event('afterprint'))
    }
  })
  await page.getByRole('button', { name: 'Print…' }).click()
  await expect(frame.locator('html')).toHaveAttribute('data-printed')
  const [printed, keywords] = JSON.parse((await frame.locator('html').getAttribute('data-printed')) ?? '')
  expect(printed).toHaveLength(2)
  expect(printed[0]).toBe(light)
  expect(keywords).toBeGreaterThan(0)
  await expect.poll(async () => (await drawn())[0]).toBe(dark)
})

test('what is wrong is said beside the last good picture', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Wrong')
  const figure = preview(page).locator('.diagram')
  await expect(figure.locator('img')).toBeVisible()
  await source(page).getByText('A[Draft]').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' -->')
  await expect(figure.locator('.diagram-error')).toContainText(/error|expecting/i)
  await expect(figure.locator('img')).toBeVisible()
  await page.keyboard.type(' C[Sold]')
  await expect(figure.locator('.diagram-error')).toHaveCount(0)
  await expect
    .poll(async () => decodeURIComponent((await figure.locator('img').getAttribute('src')) ?? ''))
    .toContain('Sold')
})

test('a hostile diagram runs nothing, asks nothing of the web and reaches nobody', async ({ galley }) => {
  const { page } = galley
  const asked: string[] = []
  // What the policy holds back is never sent; whatever is sent comes by here.
  await page.context().route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => {
      asked.push(route.request().url())
      return route.abort()
    },
  )
  const opened: string[] = []
  page.context().on('page', (other) => opened.push(other.url()))
  await openPost(page, 'Hostile')
  const figures = preview(page).locator('.diagram')
  for (let nth = 0; nth < hostile.length; nth++) {
    await figures.nth(nth).scrollIntoViewIfNeeded()
    await expect(figures.nth(nth).locator('img, .diagram-error').first()).toBeVisible()
    await figures.nth(nth).click()
  }
  await page.waitForTimeout(500)
  expect(asked).toEqual([])
  expect(opened).toEqual([])
  expect(await page.evaluate(() => '__pwn' in window)).toBe(false)
  const drawer = page.frames().find((frame) => frame.url().endsWith('/diagram.html'))
  expect(await drawer?.evaluate(() => self.origin)).toBe('null')
  for (const picture of await figures.locator('img').all()) {
    expect(decodeURIComponent((await picture.getAttribute('src')) ?? '')).not.toMatch(
      /evil\.example|javascript:|onerror\s*=\s*top/i,
    )
  }
})
