// How long a page's main thread works: processor time, which what else the machine does changes little.
import type { Page } from '@playwright/test'

/** What `work` gives, and the milliseconds that the page's main thread worked meanwhile. */
export async function withProcessorTime<T>(page: Page, work: () => Promise<T>): Promise<[T, number]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  const before = await read()
  const given = await work()
  const time = (await read()) - before
  await session.detach()
  return [given, time]
}
