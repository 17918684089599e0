// What axe finds on a page.
import { expect, type Page } from '@playwright/test'
import axe, { type Result } from 'axe-core'

/** The preview's frame is left out: it holds the author's own text, and no script may run in it. */
export async function expectNoViolations(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  // All that is right, told at length, would take longer to carry over than to find.
  const violations = await page.evaluate<Result[]>(`axe.run(document, {
    iframes: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  }).then(({ violations }) => violations)`)
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
}
