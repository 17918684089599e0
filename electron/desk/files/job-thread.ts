// Work that takes long: done by a worker thread, or by this thread where there is no worker file.
import { type MessagePort, Worker } from 'node:worker_threads'

/** What the two sides say to each other. */
type ToWorker<J> =
  | { readonly kind: 'run'; readonly id: number; readonly job: J }
  | { readonly kind: 'cancel'; readonly id: number }
type FromWorker<B> =
  | { readonly kind: 'batch'; readonly id: number; readonly batch: B }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

/** Does a job and hands on what it found, batch by batch; asks now and then whether to go on. */
export type Work<J, B> = (job: J, emit: (batch: B) => void, isCancelled: () => boolean) => Promise<void>

export type JobThread<J, B> = {
  /** Works until done or cancelled; rejects only for a fault of ours. */
  run(job: J, emit: (batch: B) => void, signal?: AbortSignal): Promise<void>
  stop(): Promise<void>
}

/**
 * `worker` is the built worker file, which calls `serveJobs`; null works on this thread. The worker starts with the
 * first job. Should it die, what it was doing is done once more on this thread. Jobs and batches must be plain data.
 */
export function jobThread<J, B>(worker: URL | null, work: Work<J, B>): JobThread<J, B> {
  let thread: Worker | null = null
  let stopped = false
  let nextId = 1
  const jobs = new Map<number, Job<J, B>>()

  const here = (job: J, emit: (batch: B) => void, signal?: AbortSignal) =>
    work(job, emit, () => stopped || (signal?.aborted ?? false))

  function start(url: URL): Worker {
    const started = new Worker(url)
    started.unref()
    started.on('message', (message: FromWorker<B>) => {
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
    run(job, emit, signal) {
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
            current.postMessage({ kind: 'cancel', id } satisfies ToWorker<J>)
            resolve()
          },
          { once: true },
        )
        current.postMessage({ kind: 'run', id, job } satisfies ToWorker<J>)
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

type Job<J, B> = {
  readonly job: J
  emit(batch: B): void
  readonly signal: AbortSignal | undefined
  resolve(): void
  reject(error: unknown): void
}

/** The worker's side: does the jobs that come in at `port`. */
export function serveJobs<J, B>(port: MessagePort | null, work: Work<J, B>): void {
  const running = new Set<number>()
  const tell = (message: FromWorker<B>) => port?.postMessage(message)
  port?.on('message', (message: ToWorker<J>) => {
    const { id } = message
    if (message.kind === 'cancel') {
      running.delete(id)
      return
    }
    running.add(id)
    work(
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
}
