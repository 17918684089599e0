// The calls of a file system that the desk makes, as one value, so that a test can make any of them fail.
import fs from 'node:fs/promises'

export type Disk = Pick<
  typeof fs,
  | 'access'
  | 'chmod'
  | 'link'
  | 'lstat'
  | 'mkdir'
  | 'open'
  | 'readFile'
  | 'readdir'
  | 'readlink'
  | 'realpath'
  | 'rename'
  | 'rm'
  | 'rmdir'
  | 'stat'
  | 'unlink'
>

export const nodeDisk: Disk = fs
