// How the console is built: charts and Ant Design in chunks of their own, and every file compressed beforehand.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const folder = fileURLToPath(new URL('.', import.meta.url))
const ours = /\/(web|pure|modules)\/[^/]+\/src\//

/** Writes `.br` and `.gz` beside each text file, which the server sends to browsers that take them. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    const dist = join(folder, 'dist')
    for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue
      const path = join(entry.parentPath, entry.name)
      const content = readFileSync(path)
      writeFileSync(`${path}.br`, brotliCompressSync(content))
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
    }
  },
}

export default defineConfig({
  root: folder,
  base: '/console/',
  plugins: [react(), compressed],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !ours.test(id) || id.endsWith('/console/src/main.ts') },
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack)\//,
              priority: 2,
            },
            { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
            { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|dayjs|@emotion)\// },
          ],
        },
      },
    },
  },
})
