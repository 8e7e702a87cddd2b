/** Starts the parser's thread from TypeScript, in development and in tests; the built program starts parser.js itself. */
import { tsImport } from 'tsx/esm/api'

await tsImport('./parser.ts', import.meta.url)
