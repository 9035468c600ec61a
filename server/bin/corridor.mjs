#!/usr/bin/env node
// The command `corridor`: teaches this process to read TypeScript, then is the server's main file.
import { register } from 'tsx/esm/api'

// Run by npm or npx, the process ends with them (see server/src/postgres/launcher.ts).
if (process.env.npm_lifecycle_event !== undefined) process.env.CORRIDOR_PARENT = String(process.ppid)

register()
await import('../src/main.ts')
