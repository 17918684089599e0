// What a page holds in memory: bytes of its scripts and of its workers' after a collection, and nodes of its documents.
import type { CDPSession, Page } from '@playwright/test'

export type Memory = { readonly pageBytes: number; readonly workerBytes: number; readonly nodes: number }

export async function memoryOf(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page)
  const workers = await workersOf(session)
  const pageBytes = await usedBytes((method) => session.send(method))
  let workerBytes = 0
  for (const worker of workers) workerBytes += await usedBytes(worker)
  const { nodes } = await session.send('Memory.getDOMCounters')
  await session.detach()
  return { pageBytes, workerBytes, nodes }
}

type Asked = 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage'
type Ask = (method: Asked) => Promise<unknown>

async function usedBytes(ask: Ask): Promise<number> {
  await ask('HeapProfiler.collectGarbage')
  return ((await ask('Runtime.getHeapUsage')) as { readonly usedSize: number }).usedSize
}

/** Attaching is told before the call that asks for it is answered. */
async function workersOf(session: CDPSession): Promise<readonly Ask[]> {
  const found: Ask[] = []
  const answers = new Map<number, (result: unknown) => void>()
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown }
    answers.get(id)?.(result)
  })
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'worker') return
    found.push(async (method) => {
      const id = answers.size + 1
      const answer = new Promise((resolve) => answers.set(id, resolve))
      const message = JSON.stringify({ id, method })
      await session.send('Target.sendMessageToTarget', { sessionId, message })
      return answer
    })
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  return found
}
