// What the system's errno means to an author: the one table from error to DeskFailure.
import { DeskFailure, isFailure } from '../../../shared/contract/failure.ts'

/** The errno name of a system error (`ENOENT` …), else null. */
export function errnoOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}

/** Whether `error` says that nothing is at the path. */
export function isMissing(error: unknown): boolean {
  const errno = errnoOf(error)
  return errno === 'ENOENT' || errno === 'ENOTDIR'
}

/** A failed read as a failure; what is no system error stays what it is. */
export function readFailure(error: unknown, path: string): unknown {
  const errno = errnoOf(error)
  if (errno === null || isFailure(error)) return error
  if (isMissing(error)) return new DeskFailure('not-found', { path }, { cause: error })
  return new DeskFailure('not-readable', { path }, { cause: error })
}

/** A failed write as a failure; what is no system error stays what it is. */
export function writeFailure(error: unknown, path: string): unknown {
  const errno = errnoOf(error)
  if (errno === null || isFailure(error)) return error
  const cause = { cause: error }
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return new DeskFailure('disk-full', { path }, cause)
  if (errno === 'EACCES' || errno === 'EPERM' || errno === 'EROFS') {
    return new DeskFailure('not-writable', { path }, cause)
  }
  return new DeskFailure('disk-failed', { path, reason: errno }, cause)
}

/**
 * Runs `work`; a failure about whatever path becomes one about `path`, so that an author reads of the
 * post and not of a temporary file.
 */
export async function about<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isFailure(error) && 'path' in error.data && error.data.path !== path) {
      throw new DeskFailure(error.code, { ...error.data, path }, { cause: error })
    }
    throw error
  }
}
