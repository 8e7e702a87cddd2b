/** Starts a thread beside the server from TypeScript, in development and in tests; the built program starts thread.js itself. */
import { tsImport } from 'tsx/esm/api'

await tsImport('./thread.ts', import.meta.url)
