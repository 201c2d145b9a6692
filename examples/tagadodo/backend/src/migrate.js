import pg from 'pg';
import { down, migrationsIn, revisionOf, statusOf, up } from './migrations.js';

const [command, revision] = process.argv.slice(2);
const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5000 });
const commands = {
  status: async migrations => {
    for (const { id, name, isApplied } of await statusOf(client, migrations)) console.log(`${isApplied ? 'applied' : 'pending'} ${id} ${name}`);
  },
  revision: async () => console.log(await revisionOf(client)),
  up: migrations => up(client, migrations, console.log),
  down: migrations => down(client, migrations, revision, console.log),
};

try {
  if (!commands[command]) throw new Error(`'${command}' is no command: status, revision, up, down [revision]`);
  await client.connect();
  await commands[command](await migrationsIn(process.env.MIGRATIONS ?? 'migrations'));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await client.end().catch(() => {});
}
