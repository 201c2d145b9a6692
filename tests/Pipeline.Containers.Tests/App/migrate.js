// The migrations of the service: lines of migrations.txt. Its "database" is a file in the service's volume.
//   node migrate.js status|up
const fs = require('node:fs');

const file = `${process.env.DATA_DIR}/schema.txt`;
const all = fs.readFileSync('migrations.txt', 'utf8').split('\n').filter(Boolean);
const applied = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];

for (const migration of all) {
  if (process.argv[2] === 'status') console.log(`${applied.includes(migration) ? 'applied' : 'pending'} ${migration}`);
  else if (!applied.includes(migration)) {
    if (migration.includes('broken')) {
      console.error(`${migration}: it is broken`);
      process.exit(1);
    }
    fs.appendFileSync(file, `${migration}\n`);
  }
}
