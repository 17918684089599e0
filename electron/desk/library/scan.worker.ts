// The worker thread that reads posts for the library, so that the desk's own thread stays free.
import { parentPort } from 'node:worker_threads'
import { nodeDisk } from '../files/disk.ts'
import { scan } from './scan.ts'
import type { FromWorker, ToWorker } from './scan-message.ts'

const port = parentPort
const running = new Set<number>()
const tell = (message: FromWorker) => port?.postMessage(message)

port?.on('message', (message: ToWorker) => {
  const { id } = message
  if (message.kind === 'cancel') {
    running.delete(id)
    return
  }
  running.add(id)
  scan(
    nodeDisk,
    message.job,
    (batch) => tell({ kind: 'batch', id, batch }),
    () => !running.has(id),
  )
    .then(
      () => tell({ kind: 'done', id }),
      (error: unknown) =>
        tell({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => running.delete(id))
})
