// The door of the console: asks for what the first screen needs, then loads the screens.
import { receive } from '@corridor/kit'

const base = '/console'

const path = location.pathname.slice(base.length)
const isCockpit = (path === '' || path === '/') && location.search === ''
const wanted = ['/session', '/catalogue', ...(isCockpit ? ['/cockpit'] : [])]
const early = new Map(wanted.map((path) => [path, receive(path)] as const))

const root = document.getElementById('root')
if (root !== null) void import('./app.tsx').then(({ show }) => show(root, early))
