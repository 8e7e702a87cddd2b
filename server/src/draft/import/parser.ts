/** What is done beside the server: a source is parsed. */
export { parseSource as work } from './parse-source.ts'
