import { defineConfig } from 'drizzle-kit'

/** `npm run migration` compares the tables with the last migration and writes the next one. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './server/src/*/tables.ts',
  out: './migrations/sqlite',
})
