// What the library and its worker say to each other.
import type { ScanBatch, ScanJob } from './scan.ts'

export type ToWorker =
  | { readonly kind: 'scan'; readonly id: number; readonly job: ScanJob }
  | { readonly kind: 'cancel'; readonly id: number }

export type FromWorker =
  | { readonly kind: 'batch'; readonly id: number; readonly batch: ScanBatch }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
