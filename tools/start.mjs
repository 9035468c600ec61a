// `npm start`: sets up what is missing, builds the console and becomes the server.
import '../server/bin/lifeline.mjs'
import { buildConsole } from './console.mjs'
import { install, requireNode } from './install.mjs'

requireNode()
install()
if (buildConsole() !== 0) {
  console.error('界面没有构建成功，原因见上。· The console was not built; the reason is above.')
  process.exit(1)
}
// The server runs in this very process: signals reach it directly and nothing is left behind when it is killed.
process.argv.splice(2, 0, 'serve')
await import('../server/bin/corridor.mjs')
