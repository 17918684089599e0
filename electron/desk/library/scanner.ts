// Whoever reads posts for the library: a worker thread, or this thread in slices where there is no worker file.
import { Worker } from 'node:worker_threads'
import type { Disk } from '../files/disk.ts'
import { type ScanBatch, type ScanJob, scan } from './scan.ts'
import type { FromWorker, ToWorker } from './scan-message.ts'

export type Scanner = {
  /** Reads until done or cancelled; rejects only for a fault of ours. */
  scan(job: ScanJob, emit: (batch: ScanBatch) => void, signal?: AbortSignal): Promise<void>
  stop(): Promise<void>
}

/**
 * `worker` is the built worker file; null reads on this thread, a few milliseconds at a time. The worker
 * starts with the first job. Should it die, what it was doing is done once more on this thread.
 */
export function startScanner(disk: Disk, worker: URL | null): Scanner {
  let thread: Worker | null = null
  let stopped = false
  let nextId = 1
  const jobs = new Map<number, Job>()

  const here = (job: ScanJob, emit: (batch: ScanBatch) => void, signal?: AbortSignal) =>
    scan(disk, job, emit, () => stopped || (signal?.aborted ?? false))

  function start(url: URL): Worker {
    const started = new Worker(url)
    started.unref()
    started.on('message', (message: FromWorker) => {
      const job = jobs.get(message.id)
      if (!job) return
      if (message.kind === 'batch') return job.emit(message.batch)
      jobs.delete(message.id)
      if (message.kind === 'done') job.resolve()
      else job.reject(new Error(message.message))
    })
    const onEnd = () => {
      if (thread === started) thread = null
      const left = [...jobs.values()]
      jobs.clear()
      for (const job of left)
        stopped ? job.resolve() : here(job.job, job.emit, job.signal).then(job.resolve, job.reject)
    }
    started.on('error', onEnd)
    started.on('exit', onEnd)
    return started
  }

  return {
    scan(job, emit, signal) {
      if (stopped || signal?.aborted) return Promise.resolve()
      if (worker === null) return here(job, emit, signal)
      thread ??= start(worker)
      const current = thread
      const id = nextId++
      return new Promise((resolve, reject) => {
        jobs.set(id, { job, emit, signal, resolve, reject })
        signal?.addEventListener(
          'abort',
          () => {
            if (!jobs.delete(id)) return
            current.postMessage({ kind: 'cancel', id } satisfies ToWorker)
            resolve()
          },
          { once: true },
        )
        current.postMessage({ kind: 'scan', id, job } satisfies ToWorker)
      })
    },
    async stop() {
      stopped = true
      for (const job of jobs.values()) job.resolve()
      jobs.clear()
      await thread?.terminate()
    },
  }
}

type Job = {
  readonly job: ScanJob
  emit(batch: ScanBatch): void
  readonly signal: AbortSignal | undefined
  resolve(): void
  reject(error: unknown): void
}
