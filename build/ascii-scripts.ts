// Scripts of ASCII alone. Engines hold a script with one letter beyond Latin-1 in twice the memory, for as long as the
// page or the worker stands.
import type { Plugin } from 'vite'

/** Escapes all other letters: in strings, patterns, templates and names that says the same. */
export const asciiScripts: Plugin = {
  name: 'ascii-scripts',
  generateBundle: {
    // Behind the minifier, which would take the escapes back.
    order: 'post',
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/[\u0080-\uffff]/g, escaped)
      }
    },
  },
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
