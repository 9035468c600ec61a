// How the console is built: charts and Ant Design in chunks of their own, loaded only by the pages that use them.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const ours = /\/(web|pure|modules)\/[^/]+\/src\//

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [react()],
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
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\//, priority: 2 },
            { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
            { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|dayjs|@emotion)\// },
          ],
        },
      },
    },
  },
})
