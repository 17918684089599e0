import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { asciiScripts } from './build/ascii-scripts.ts'

const renderer = path.resolve(import.meta.dirname, 'renderer')

export default defineConfig({
  root: renderer,
  // Relative, since the same files are served over http and over galley://.
  base: './',
  plugins: [react(), asciiScripts],
  worker: { format: 'es', plugins: () => [asciiScripts] },
  build: {
    outDir: path.resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // Fonts stay files: the policy allows no data: addresses for them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { index: path.join(renderer, 'index.html'), preview: path.join(renderer, 'preview.html') },
    },
  },
})
