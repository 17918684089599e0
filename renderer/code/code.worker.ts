// Reads code on a thread of its own, so that a slow grammar never holds the preview up.
import { serve } from '../../shared/contract/serve.ts'
import { portWire } from '../preview/port-wire.ts'
import { codeContract } from './code-contract.ts'
import { readCode } from './read-code.ts'

serve(
  codeContract,
  { 'code.read': ({ language, code }) => readCode(language, code) },
  portWire(self),
  (callName, error) => console.error(callName, error),
)
