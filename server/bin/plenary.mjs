/** `npm run --silent plenary -- COMMAND`: the command line. Only what the command says goes to standard output. */
import { checkNode, ensureBuilt, ensureInstalled } from './prepare.mjs'

checkNode()
ensureInstalled()
ensureBuilt({ only: ['shared and server'] })
await import('../dist/cli/main.js')
