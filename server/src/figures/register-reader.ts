/** What is done beside the server: a register is read. */
export { readRegister as work } from './read-register.ts'
