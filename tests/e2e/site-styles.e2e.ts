// The preview as the site's own style sheets make it: found, chosen, followed, and never a way out.
import sharp from 'sharp'
import { expect, test } from '../support/launch.ts'
import { openPost, preview } from '../support/page.ts'

const main = `
@import url("https://styles.example/remote.css");
@import "parts/links.css" screen;
@font-face { font-family: Own; src: url("../fonts/own.woff2") format("woff2"), url("https://fonts.example/own.woff2"); }
body { font-family: Own, serif; background: #fdf6e3; color: rgb(10, 20, 30); background-image: url("/images/paper.png"); }
.post-content > p { border-left: 3px solid rgb(200, 0, 0); }
.post-content h2 { background: url("https://track.example/pixel.png"); text-transform: uppercase; }
@media (prefers-color-scheme: dark) { body { background-color: rgb(1, 2, 3); } }
`

test.use({
  files: {
    'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "Styled"\n',
    'layouts/_default/baseof.html': '<link rel="stylesheet" href="/css/main.css">',
    'static/css/main.css': main,
    'static/css/parts/links.css': 'a { color: rgb(0, 128, 0); }',
    'static/css/print.css': 'body { color: red; }',
    'static/css/other.css': 'p { letter-spacing: 3px; }',
    'content/posts/styled.md':
      '---\ntitle: A styled post\n---\n\nA [link](other.md) and words.\n\n## A heading\n\n> [!NOTE]\n> A note.\n',
  },
})

test('the site’s sheets dress the preview, follow their files, and fetch nothing from elsewhere', async ({
  galley,
}) => {
  const { page } = galley
  await galley.write({
    'static/images/paper.png': await sharp({
      create: { width: 8, height: 8, channels: 3, background: '#eee' },
    })
      .png()
      .toBuffer(),
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await openPost(page, 'A styled post')
  await page.getByRole('button', { name: 'Reading' }).click()
  await page.getByText('My site’s').click()
  const frame = preview(page)
  const body = frame.locator('body')
  await expect(body).toHaveCSS('color', 'rgb(10, 20, 30)')
  await expect(body).toHaveCSS('background-image', /site\/[^/]+\/static\/images\/paper\.png/)
  await expect(frame.getByText('and words.')).toHaveCSS('border-left-color', 'rgb(200, 0, 0)')
  await expect(frame.getByRole('link', { name: 'link' })).toHaveCSS('color', 'rgb(0, 128, 0)')
  await expect(frame.getByRole('heading', { name: 'A heading' })).toHaveCSS('text-transform', 'uppercase')

  const sheets = page.getByRole('group', { name: 'Style sheets of this site' })
  await expect(sheets.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await sheets.getByText('other.css').click()
  await expect(frame.getByText('and words.')).toHaveCSS('letter-spacing', '3px')

  await page.getByRole('group', { name: 'Light' }).getByText('Dark').click()
  await expect(body).toHaveCSS('background-color', 'rgb(1, 2, 3)')
  await page.getByRole('group', { name: 'Light' }).getByText('Light', { exact: true }).last().click()

  await galley.write({ 'static/css/parts/links.css': 'a { color: rgb(128, 0, 128); }' })
  await expect(frame.getByRole('link', { name: 'link' })).toHaveCSS('color', 'rgb(128, 0, 128)')

  await page.getByText('Proof', { exact: true }).click()
  await expect(body).not.toHaveCSS('color', 'rgb(10, 20, 30)')
  expect(asked.filter((url) => url.includes('.example'))).toEqual([])
})

test.describe('a site that is light alone, with rules for what stands beside each other', () => {
  const sheet = `
.markdown-body > *:first-child { margin-top: 0 !important; }
.markdown-body > *:last-child { margin-bottom: 0 !important; }
.markdown-body p { margin: 16px 0; }
.markdown-body h2 + p { font-weight: 700; }
.markdown-body > * + blockquote { margin-top: 40px; }
pre { background: #1c1d21; color: #eee; }
`
  const words = 'Words.\n\n## Site look\n\nBehind it.\n\nAnd more.\n\n> A quote.\n\n## Post\n\nLast.\n'
  test.use({
    files: {
      'hugo.toml': 'baseURL = "https://example.org/"\n',
      'layouts/_default/baseof.html': '<link rel="stylesheet" href="/main.css">',
      'static/main.css': sheet,
      'content/posts/a.md': `---\ntitle: All day\n---\n\n> [!NOTE]\n> A note.\n\n\`\`\`js\nconst a = 1\n\`\`\`\n\n${words}`,
    },
  })

  test('keeps its order, and Galley’s own marks can be read in the dark, too', async ({
    galley: { page },
  }) => {
    await openPost(page, 'All day')
    await page.getByRole('button', { name: 'Reading' }).click()
    await page.getByText('My site’s').click()
    await page.getByRole('group', { name: 'Light' }).getByText('Dark').click()
    const frame = preview(page)
    const root = frame.locator('html')
    await expect(frame.getByText('And more.')).toHaveCSS('margin-bottom', '16px')
    await expect(frame.getByText('And more.')).toHaveCSS('font-weight', '400')
    await expect(frame.getByText('Behind it.')).toHaveCSS('font-weight', '700')
    await expect(frame.locator('blockquote')).toHaveCSS('margin-top', '40px')
    await expect(frame.getByText('Last.')).toHaveCSS('margin-bottom', '0px')
    for (const name of ['Site look', 'Post'])
      await expect(frame.getByRole('heading', { name, exact: true })).toBeVisible()
    await expect(frame.locator('#post').nth(1)).toHaveCSS('padding-bottom', '0px')

    // The page stays light, its code is dark.
    await expect(root).toHaveAttribute('data-ground', 'light')
    await expect(frame.getByText('A note.')).toHaveCSS('color', 'rgb(35, 32, 27)')
    await expect(frame.locator('pre .kind-keyword').first()).toHaveCSS('color', 'rgb(224, 163, 207)')

    await page.getByText('Proof', { exact: true }).click()
    await expect(root).toHaveAttribute('data-ground', 'dark')
    await expect(frame.getByRole('heading', { name: 'Post', exact: true })).toHaveCSS('padding-bottom', '0px')
  })
})

test.describe('a site whose body has columns and a switch for the dark', () => {
  const sheet = `
body { display: grid; grid-template-columns: 260px 1fr; background-color: rgb(250, 250, 250); }
body.colorscheme-dark { background-color: rgb(20, 21, 22); }
.post-content p:first-of-type::first-letter { font-size: 54px; }
.post-content > :first-child { font-style: italic; }
`
  test.use({
    files: {
      '_config.yml': 'title: Columns\n',
      '_layouts/default.html': '<link rel="stylesheet" href="/assets/main.css">',
      'assets/main.css': sheet,
      '_posts/2026-05-01-ferry.md':
        '---\ntitle: The ferry\ndate: 2026-05-01\n---\n\nThe ferry leaves at six.\n\nIt comes back at ten.\n',
    },
  })

  test('shows the post alone in its place, and in the dark', async ({ galley: { page } }) => {
    await openPost(page, 'The ferry')
    await page.getByRole('button', { name: 'Reading' }).click()
    await page.getByText('My site’s').click()
    const body = preview(page).locator('body')
    const words = preview(page).getByText('leaves at six')
    await expect(words).toHaveCSS('font-style', 'italic')
    await expect(preview(page).getByText('It comes back')).toHaveCSS('font-style', 'normal')
    expect((await words.boundingBox())?.x).toBeLessThan(((await body.boundingBox())?.x ?? 0) + 100)
    const letter = (text: string) =>
      preview(page)
        .getByText(text)
        .evaluate((element) => getComputedStyle(element, '::first-letter').fontSize)
    expect(await letter('leaves at six')).toBe('54px')
    expect(await letter('2026-05-01')).not.toBe('54px')
    await expect(body).toHaveCSS('background-color', 'rgb(250, 250, 250)')
    await page.getByRole('group', { name: 'Light' }).getByText('Dark').click()
    await expect(body).toHaveCSS('background-color', 'rgb(20, 21, 22)')
    await page.getByText('Proof', { exact: true }).click()
    await expect(body).not.toHaveClass(/dark/)
  })
})

test.describe('a site without style sheets', () => {
  test.use({ files: { 'a.md': '# Bare\n\nWords.\n' } })

  test('says so, and what to do', async ({ galley }) => {
    const { page } = galley
    await openPost(page, 'Bare')
    await page.getByRole('button', { name: 'Reading' }).click()
    await page.getByText('My site’s').click()
    await expect(page.getByText('holds no style sheet')).toBeVisible()
    await expect(preview(page).getByText('Words.')).toBeVisible()
  })
})
