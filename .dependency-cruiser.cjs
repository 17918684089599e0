// The walls of ARCHITECTURE.md. Each rule says what to do instead of breaking it.

const room = (name) => `^${name}/`
/** Packages by room: whatever is not listed belongs to no room and is refused there. */
const packages = {
  shared: [
    'zod',
    'markdown-it',
    '@mdit/plugin-[a-z]+',
    'markdown-it-emoji',
    'github-slugger',
    'yaml',
    'entities',
    'toml-eslint-parser',
    'any-ascii',
    'css-tree',
    '@types/css-tree',
  ],
  desk: ['zod', 'simple-git', 'chokidar', 'ignore', 'p-queue', 'file-type', 'sharp', 'exifr', 'svgo'],
  shells: ['electron', 'ws', 'env-paths', 'zod', '@types/ws'],
  renderer: [
    'react',
    'react-dom',
    '@types/react',
    '@types/react-dom',
    '@codemirror/[a-z-]+',
    '@lezer/[a-z-]+',
    'radix-ui',
    'react-day-picker',
    '@tanstack/react-virtual',
    'zustand',
    'lucide-react',
    'dompurify',
    'exifr',
    'p-queue',
    'katex',
    'shiki',
    'mermaid',
    'zod',
    '@fontsource[a-z-]*/[a-z0-9-]+',
  ],
  build: [
    '@playwright/test',
    'vite',
    '@vitejs/plugin-react',
    'rolldown',
    'electron-builder',
    '@playwright/test',
    'sharp',
    'zod',
  ],
}
const notIn = (names) => `(?:^|/)node_modules/(?!(?:@types/node|vite|${names.join('|')})/)`

/** A wall: what lies at `from` never imports what lies at `to`. */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Folders in order: each may import those before it and never those behind it. */
const oneWay = (base, order, comment) =>
  order
    .slice(0, -1)
    .map((folder, nth) =>
      wall(
        `${base.replaceAll('/', '-')}-${folder}-is-below`,
        comment,
        { path: `^${base}/${folder}/` },
        { path: `^${base}/(?:${order.slice(nth + 1).join('|')})/` },
      ),
    )

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    wall(
      'no-circular',
      'Modules that need each other are one idea, or a third one between them: move what both need there.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    wall(
      'shared-is-alone',
      'shared/ is pure and knows no other room: hand in what it needs as data.',
      { path: room('shared') },
      { path: '^(?:electron|renderer|build|tests)/' },
    ),
    wall(
      'shared-has-no-environment',
      'shared/ runs in workers, pages and Node alike: no Node modules here; do it in electron/desk.',
      { path: room('shared') },
      { dependencyTypes: ['core'] },
    ),
    wall(
      'renderer-knows-shared-alone',
      'The renderer asks the desk through the contract (shared/contract), never by import.',
      { path: room('renderer') },
      { path: '^(?:electron|build|tests)/' },
    ),
    wall(
      'renderer-has-no-node',
      'The renderer has no Node: ask the desk.',
      { path: room('renderer') },
      { dependencyTypes: ['core'] },
    ),
    wall(
      'electron-knows-shared-alone',
      'The program that owns the files does not know who draws: tell by a notice of the contract.',
      { path: room('electron') },
      { path: '^(?:renderer|build|tests)/' },
    ),
    wall(
      'desk-knows-no-shell',
      'The desk runs under any shell: add what it needs to desk/shell.ts and let the shell give it.',
      { path: '^electron/desk/' },
      { path: '^electron/[^/]+\\.ts$' },
    ),
    wall(
      'desk-knows-no-electron',
      'Only the files directly in electron/ may import electron; the desk gets what it needs by desk/shell.ts.',
      { path: '^electron/desk/' },
      { path: '(?:^|/)node_modules/(?:electron|ws)/' },
    ),
    wall(
      'build-knows-no-source',
      'Building must work whatever the source is like: only paths, no imports.',
      { path: room('build') },
      { path: '^(?:shared|electron|renderer|tests)/' },
    ),
    wall(
      'source-knows-no-tests',
      'What tests and the program both need belongs to the program.',
      { path: '^(?:shared|electron|renderer|build)/' },
      { path: '^tests/' },
    ),
    ...oneWay(
      'shared',
      ['text', 'frontmatter', 'markdown', 'site'],
      'shared goes one way: text, frontmatter, markdown, site. Move the function to where both can see it.',
    ),
    wall(
      'contract-knows-text-and-site',
      'The contract may name the types of shared/text and shared/site; logic of posts is not its business.',
      { path: '^shared/contract/' },
      { path: '^shared/(?:frontmatter|markdown)/' },
    ),
    wall(
      'files-are-below',
      'desk/files knows no post, picture or site: give it a path and bytes.',
      { path: '^electron/desk/files/' },
      { path: '^electron/desk/(?:posts|images|git|library|site)/' },
    ),
    wall(
      'desk-composes-alone',
      'desk.ts and session.ts put the rooms of the desk together: take what you need as a parameter.',
      { path: '^electron/desk/[^/]+/' },
      { path: '^electron/desk/(?:desk|session)\\.ts$' },
    ),
    wall(
      'git-knows-no-posts',
      'Git is handed paths; what a post shows is the renderer’s or the library’s to say.',
      { path: '^electron/desk/git/' },
      { path: '^electron/desk/(?:posts|images|library)/' },
    ),
    wall(
      'theme-is-below',
      'renderer/theme dresses controls and knows no feature.',
      { path: '^renderer/theme/' },
      { path: '^renderer/(?!theme/)' },
    ),
    wall(
      'renderer-desk-is-below',
      'renderer/desk brings the desk to the page and knows no feature: features call it.',
      { path: '^renderer/desk/' },
      { path: '^renderer/(?!desk/|theme/)' },
    ),
    wall(
      'panels-know-no-app',
      'Details and panels are put in place by the workspace: hand in what they need as properties.',
      { path: '^renderer/(?:details|images|publish|library|settings|welcome|notices|commands)/' },
      { path: '^renderer/(?:workspace/|app\\.tsx|main\\.tsx)' },
    ),
    wall(
      'nobody-knows-main',
      'main.tsx starts the page and is imported by nothing: what others need belongs to a room.',
      { path: '^renderer/' },
      { path: '^renderer/main\\.tsx$' },
    ),
    wall(
      'post-knows-no-editor',
      'renderer/post owns the state; the workspace hands it the extensions, and features subscribe to it.',
      { path: '^renderer/post/' },
      { path: '^renderer/(?:editor|preview|details|images|publish|library|workspace|welcome|commands)/' },
    ),
    wall(
      'editor-knows-no-panel',
      'An editor feature is one extension: panels call it, not the other way round.',
      { path: '^renderer/(?:editor|preview)/' },
      { path: '^renderer/(?:details|images|publish|library|workspace|welcome|app\\.tsx)' },
    ),
    wall(
      'wires-alone-touch-the-wire',
      'Only renderer/main.tsx and desk-lost.tsx may see a wire; all else gets the connected desk.',
      { path: '^renderer/', pathNot: '^renderer/(?:main\\.tsx|desk/|preview/|code/|diagrams/)' },
      {
        path: '^(?:renderer/desk/(?:ipc-wire|socket-wire|choose-wire)\\.ts|shared/contract/(?:wire|connect|serve|frame)\\.ts)$',
      },
    ),
    wall(
      'packages-of-shared',
      'This package is not for shared/: see the list in .dependency-cruiser.cjs.',
      { path: room('shared') },
      { path: notIn(packages.shared) },
    ),
    wall(
      'packages-of-the-desk',
      'This package is not for the desk.',
      { path: '^electron/desk/' },
      { path: notIn(packages.desk) },
    ),
    wall(
      'packages-of-the-shells',
      'This package is not for the shells.',
      { path: '^electron/[^/]+\\.ts$' },
      { path: notIn(packages.shells) },
    ),
    wall(
      'packages-of-the-renderer',
      'This package is not for the renderer.',
      { path: room('renderer') },
      { path: notIn(packages.renderer) },
    ),
    wall(
      'packages-of-the-build',
      'This package is not for build/.',
      { path: room('build') },
      { path: notIn(packages.build) },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
