// How the installers are made.
import type { Configuration } from 'electron-builder'

const config: Configuration = {
  appId: 'org.galley.Galley',
  productName: 'Galley',
  directories: { output: 'out', buildResources: 'build/icons' },
  // A .deb must name a page; Galley has none yet, and .invalid promises to nobody: RFC 2606.
  extraMetadata: { homepage: 'https://galley.invalid/' },
  files: ['dist/**', '!dist/**/*.map', 'package.json'],
  extraResources: [{ from: 'build/sample-site', to: 'sample-site' }],
  // Native code cannot be loaded from inside an archive.
  asarUnpack: ['**/node_modules/sharp/**', '**/node_modules/@img/**'],
  npmRebuild: false,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    {
      ext: ['md', 'markdown', 'mdown', 'mkd', 'mdx', 'qmd', 'Rmd'],
      name: 'Markdown',
      mimeType: 'text/markdown',
      role: 'Editor',
    },
  ],
  linux: {
    target: ['AppImage', 'deb'],
    icon: 'build/icons/png',
    category: 'Office',
    synopsis: 'A Markdown editor for people who keep a blog as a folder of files',
    maintainer: 'The Galley authors <galley@localhost.invalid>',
    syncDesktopName: true,
    desktop: { entry: { StartupWMClass: 'Galley', Keywords: 'Markdown;blog;editor;' } },
  },
  mac: { target: ['dmg'], category: 'public.app-category.productivity', icon: 'build/icons/png/512x512.png' },
  win: { target: ['nsis'], icon: 'build/icons/png/256x256.png' },
}

export default config
