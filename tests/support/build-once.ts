// Before any test: the programs that some of them start are built, once, so that no two build at the same time.
import { build } from '../../build/build.ts'

export function setup(): Promise<void> {
  return build({ force: false })
}
