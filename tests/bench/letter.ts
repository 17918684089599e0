/** What the benchmarks type, again and again. */
export const LETTER = 'z'
