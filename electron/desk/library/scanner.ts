// Whoever reads posts for the library: a worker thread, or this thread in slices where there is no worker file.
import type { Disk } from '../files/disk.ts'
import { jobThread } from '../files/job-thread.ts'
import { type ScanBatch, type ScanJob, scan } from './scan.ts'

export type Scanner = {
  /** Reads until done or cancelled; rejects only for a fault of ours. */
  scan(job: ScanJob, emit: (batch: ScanBatch) => void, signal?: AbortSignal): Promise<void>
  stop(): Promise<void>
}

/** `worker` is the built worker file; null reads on this thread, a few milliseconds at a time. */
export function startScanner(disk: Disk, worker: URL | null): Scanner {
  const thread = jobThread<ScanJob, ScanBatch>(worker, (job, emit, isCancelled) =>
    scan(disk, job, emit, isCancelled),
  )
  return { scan: thread.run, stop: thread.stop }
}
