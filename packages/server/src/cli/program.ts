import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import type { Config } from '../config';
import { StartFault } from '../start-fault';
import { publishSamples } from './agreements';
import { erase, type EraseOptions } from './erase';
import { importAgreements, moveReacceptance, type MoveFlags } from './import-agreements';
import { init, type InitFlags } from './init';
import { createLogKey, listLogKeys, rotateLogKey, type RotateOptions } from './keys';
import { migrateDatabase } from './migrate';
import { createKey, listKeys, revokeKey } from './operators';
import type { ImportFlags } from './read-agreements';
import { printSchemaTo } from './schema';
import { serve } from './serve';
import { addVerify } from './verify';
import { addVerifyLog } from './verify-log';

/** What `npm start` and `npm run assent --` understand. */
export async function runProgram(config: Config, args: readonly string[]): Promise<void> {
  const program = new Command('assent').description('Assent: proof that a customer agreed to the Microsoft Customer Agreement.');
  const said: string[] = [];
  program.exitOverride().configureOutput({ writeErr: (text) => said.push(text) });
  addServe(program, config);
  addInit(program, config);
  program
    .command('migrate')
    .description('bring the database to this version and leave')
    .action(() => migrateDatabase(config));
  program
    .command('schema')
    .description('print the GraphQL schema from the code')
    .requiredOption('--out <file>', 'where to write it')
    .action(({ out }: { out: string }) => printSchemaTo(out));
  addAgreements(program, config);
  addOperators(program, config);
  addKeys(program, config);
  addVerifyLog(addVerify(program), config);
  program
    .command('erase')
    .description('take the personal details of a signer away for ever; what it proves stays')
    .requiredOption('--person <id or address>', 'an acceptance, or the email address of its signer')
    .option('--yes', 'without being asked')
    .action((options: EraseOptions) => erase(config, options));
  await run(program, args, said);
}

function addServe(program: Command, config: Config): void {
  program
    .command('serve')
    .description('serve the partner console and the customers’ site')
    .option('--empty', 'without demo data')
    .action(({ empty = false }: { empty?: boolean }) => serve(config, { isEmpty: empty }));
}

function addInit(program: Command, config: Config): void {
  program
    .command('init')
    .description('make the first partner and its admin agent; asks for what no flag gives')
    .option('--partner-name <name>', 'company name')
    .option('--partner-type <type>', 'DIRECT_BILL, INDIRECT_PROVIDER or INDIRECT_RESELLER')
    .option('--country <code>', 'two letters, such as JP')
    .option('--time-zone <zone>', 'IANA name, such as Asia/Tokyo')
    .option('--first-name <name>', 'given name of the admin agent')
    .option('--last-name <name>', 'family name of the admin agent')
    .option('--email <address>', 'what the admin agent signs in with')
    .option('--language <tag>', 'language of mails to the agent, en-US or ja-JP')
    .option('--contact-name <name>', 'whom customers may reach; the admin agent unless given')
    .option('--contact-email <address>', 'where; the address of the admin agent unless given')
    .option('--contact-phone <number>', 'and by telephone')
    .option('--mpn-id <id>', 'identifier in the Microsoft partner network')
    .action((flags: InitFlags) => init(config, flags));
}

function addAgreements(program: Command, config: Config): void {
  const agreements = program.command('agreements').description('the texts that customers agree to');
  agreements
    .command('samples')
    .description('publish the sample texts for every country, into a database without agreements')
    .action(() => publishSamples(config));
  agreements
    .command('import <place>')
    .description('publish a text (HTML or Markdown), or all that the manifest.json of a folder names: everything or nothing')
    .option('--country <code>', 'two letters, such as JP')
    .option('--language <tag>', 'language of the text, such as ja-JP')
    .option('--version <name>', 'name of the version')
    .option('--effective <day>', 'first day on which it is offered, such as 2027-01-01')
    .option('--acceptances-from <day>', 'first day on which a customer can have agreed to it; two days before unless given')
    .option('--reaccept-by <day>', 'asks those who accepted earlier to accept again, by the end of this day')
    .option('--pdf <file>', 'the PDF that the text was made from: what is handed out')
    .option('--file-name <name>', 'name of the file that is handed out; its own unless given')
    .action((place: string, flags: ImportFlags) => importAgreements(config, place, flags));
  agreements
    .command('move')
    .description('move the last day for accepting a version again')
    .requiredOption('--country <code>', 'two letters, such as JP')
    .requiredOption('--version <name>', 'name of a version that asks to be accepted again')
    .requiredOption('--reaccept-by <day>', 'the new last good day')
    .action((flags: MoveFlags) => moveReacceptance(config, flags));
}

function addOperators(program: Command, config: Config): void {
  const keys = program.command('operators').description('programs of whoever runs the product').command('keys').description('the keys with which they publish agreements');
  keys
    .command('create')
    .description('make a key; it is shown once')
    .requiredOption('--name <name>', 'what it is for')
    .action(({ name }: { name: string }) => createKey(config, name));
  keys
    .command('list')
    .description('every key, by its name and without what it opens with')
    .action(() => listKeys(config));
  keys
    .command('revoke <id>')
    .description('a key opens nothing any more')
    .action((id: string) => revokeKey(config, id));
}

function addKeys(program: Command, config: Config): void {
  const keys = program.command('keys').description('the key that signs the log, in LOG_KEY_FILE');
  keys
    .command('create')
    .description('make the first one; the embedded database makes its own at the first start')
    .option('--name <name>', 'what the log is called in checkpoints, such as agreements.example.com/log')
    .action((options: { name?: string }) => createLogKey(config, options));
  keys
    .command('rotate')
    .description('replace it; what the old one signed stays verifiable')
    .option('--lost', 'the old one is lost and cannot endorse the new one')
    .option('--yes', 'without being asked')
    .action((options: RotateOptions) => rotateLogKey(config, options));
  keys
    .command('list')
    .alias('show')
    .description('every public key that the log has had, the newest first: since when and until when it signed')
    .action(() => listLogKeys(config));
}

async function run(program: Command, args: readonly string[], said: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Without a command, commander says what there is as if that were a mistake.
    if (error.code === 'commander.help') return console.log(said.join(''));
    // Asking for help is no mistake.
    if (error.exitCode !== 0) throw new StartFault(`${error.message.replace(/^error: /, '')} (see --help)`, { cause: error });
  }
}
