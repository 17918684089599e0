// What axe finds on a page.
import { expect, type Page } from '@playwright/test'
import axe, { type Result } from 'axe-core'

/**
 * Asks in the dark theme and in the light one.
 * The preview's frame is left out: it holds the author's own text, and no script may run in it.
 */
export async function expectNoViolations(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    expect(await violations(page), `in the ${colorScheme} theme`).toEqual([])
  }
}

async function violations(page: Page): Promise<string[]> {
  // A colour that is on its way from one theme to the other is neither's.
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.allSettled(moving.map(({ finished }) => finished))
  })
  // All that is right, told at length, would take longer to carry over than to find.
  const found = await page.evaluate<Result[]>(`axe.run(document, {
    iframes: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  }).then(({ violations }) => violations)`)
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
