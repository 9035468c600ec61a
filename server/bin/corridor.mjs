#!/usr/bin/env node
// The command `corridor`: teaches this process to read TypeScript, then is the server's main file.
import './lifeline.mjs'
import { register } from 'tsx/esm/api'

register()
await import('../src/main.ts')
