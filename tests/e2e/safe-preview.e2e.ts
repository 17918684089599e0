// What a post may do in the preview: nothing. And the web is asked for nothing before the author allows it.
import { expect, test } from '../support/launch.ts'
import { openPost, preview, source } from '../support/page.ts'

const hostile = `---
title: "<img src=x onerror=__pwn()>"
tags: ["<script>__pwn()</script>"]
---

<script>__pwn()</script>
<img src=x onerror="__pwn()">
<svg onload="__pwn()"><script>__pwn()</script></svg>
<iframe srcdoc="<script>parent.__pwn()</script>"></iframe>
<details open ontoggle="__pwn()"><summary>Open</summary></details>
<form action="javascript:__pwn()"><button>Send</button></form>
<a href="javascript:__pwn()">script link</a>
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<base href="https://evil.example/">
<link rel="stylesheet" href="https://evil.example/x.css">
<div style="background:url(https://evil.example/bg.png)">styled</div>
<video src="https://evil.example/x.mp4" poster="https://evil.example/p.png"></video>
<img srcset="https://evil.example/s.png 2x" src="">

[x](javascript:__pwn()) [y](JaVaScRiPt&colon;__pwn()) ![z](https://evil.example/remote.png)

\`\`\`<style/onload=__pwn()>
code
\`\`\`

The end of it.
`

test.use({ files: { 'hostile.md': hostile, 'other.md': '# Other\n' } })

test('nothing of it runs, navigates or asks the web', async ({ galley }) => {
  const { page } = galley
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.evaluate(() => {
    const fired = { pwned: 0, __pwn: () => Object.assign(globalThis, { pwned: 1 }) }
    Object.assign(globalThis, fired)
  })
  await openPost(page, 'Hostile')
  await expect(preview(page).getByText('The end of it.')).toBeVisible()
  await preview(page).getByText('script link').click()
  await page.waitForTimeout(500)
  expect(await page.evaluate(() => (globalThis as { pwned?: number }).pwned)).toBe(0)
  expect(asked.filter((url) => url.includes('evil.example'))).toEqual([])
  const left = await page.locator('iframe[title="Preview"]').evaluate((frame: HTMLIFrameElement) => {
    const body = frame.contentDocument?.body
    const found = [
      ...(body?.querySelectorAll('script, style, iframe, object, embed, form, meta, base, link, svg') ?? []),
    ].map((element) => element.outerHTML)
    for (const element of body?.querySelectorAll('*') ?? []) {
      for (const { name, value } of element.attributes) {
        if (/^on|srcdoc|srcset|^style$|poster/i.test(name) || /^\s*javascript:/i.test(value))
          found.push(`${name}=${value}`)
      }
    }
    return found
  })
  expect(left).toEqual([])
  await expect(source(page)).toContainText('The end of it.')
})

test('remote pictures come when the author asks for them, and only for that post', async ({
  galley,
  context,
}) => {
  const { page } = galley
  const asked: string[] = []
  await context.route('https://evil.example/**', (route) => {
    asked.push(route.request().url())
    return route.fulfill({
      status: 200,
      contentType: 'image/png',
      body: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    })
  })
  await openPost(page, 'Hostile')
  const button = preview(page).getByRole('button', { name: 'Show this post’s remote pictures' }).first()
  await expect(button).toBeVisible()
  expect(asked).toEqual([])
  await button.click()
  await expect.poll(() => asked).toContain('https://evil.example/remote.png')
  expect(asked.filter((url) => !url.endsWith('remote.png'))).toEqual([])
  await expect(button).toBeHidden()
  await page.getByRole('button', { name: 'Reading' }).click()
  await page.getByLabel('Fetch this post’s remote pictures').uncheck()
  await expect(button).toBeVisible()
})
