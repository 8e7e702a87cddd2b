/** Starts the writer's thread from TypeScript, in development and in tests; the built program starts writer.js itself. */
import { tsImport } from 'tsx/esm/api'

await tsImport('./writer.ts', import.meta.url)
