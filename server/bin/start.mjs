/** `npm start`: installs and builds what is missing, then runs the server in this very process, so that signals reach it. */
import { checkNode, ensureBuilt, ensureInstalled } from './prepare.mjs'

checkNode()
ensureInstalled()
ensureBuilt()
await import('../dist/main.js')
