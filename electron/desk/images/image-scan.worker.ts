// The worker thread that looks into pictures and reads what names them, so that the desk's own thread stays free.
import { parentPort } from 'node:worker_threads'
import { nodeDisk } from '../files/disk.ts'
import { serveJobs } from '../files/job-thread.ts'
import { type ImageScanBatch, type ImageScanJob, scanImages } from './image-scan.ts'

serveJobs<ImageScanJob, ImageScanBatch>(parentPort, (job, emit, isCancelled) =>
  scanImages(nodeDisk, job, emit, isCancelled),
)
