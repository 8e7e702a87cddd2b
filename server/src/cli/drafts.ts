/** `import` and `export`: drafts in and out of the platform as files. */
import { type Command, Option } from 'commander'
import type { ImportOptions } from './carry-drafts.ts'
import { type ExportFormat, formats } from './formats.ts'

export function draftCommands(program: Command): void {
  program
    .command('import <file>')
    .description('import a draft from Markdown (.md), plain text (.txt) or HTML (.html)')
    .requiredOption('--process <slug>', 'the process it belongs to, e.g. refugees-2018')
    .requiredOption('--title <title>', 'its title')
    .option('--language <code>', 'ar, zh, en, fr, ru or es', 'en')
    .action(async (file: string, options: ImportOptions) =>
      (await import('./carry-drafts.ts')).importFile(file, options),
    )
  program
    .command('export <draft|revision>')
    .description('write the working text of a draft (by id), or a revision (by id, hash or symbol)')
    .addOption(
      new Option('--format <format>', 'form of the text').choices(Object.keys(formats)).makeOptionMandatory(),
    )
    .option('--out <file>', 'a file instead of standard output')
    .action(async (name: string, options: { format: ExportFormat; out?: string }) =>
      (await import('./carry-drafts.ts')).exportText(name, options),
    )
}
