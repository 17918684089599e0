// What axe finds on a page.
import { expect, type Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'

/** The preview's frame is left out: it holds the author's own text, and no script may run in it. */
export async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, {
    iframes: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  })`)
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
}
