// The worker thread that reads posts for the library, so that the desk's own thread stays free.
import { parentPort } from 'node:worker_threads'
import { nodeDisk } from '../files/disk.ts'
import { serveJobs } from '../files/job-thread.ts'
import { type ScanBatch, type ScanJob, scan } from './scan.ts'

serveJobs<ScanJob, ScanBatch>(parentPort, (job, emit, isCancelled) => scan(nodeDisk, job, emit, isCancelled))
