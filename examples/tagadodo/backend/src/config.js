/** What the backend reads from its environment. Secrets have no defaults: a missing one ends the start with its name. */
export function configOf(environment) {
  return {
    port: numberOf(environment, 'PORT', 3000),
    version: environment.RELEASE_VERSION ?? 'development',
    databaseUrl: required(environment, 'DATABASE_URL'),
    redisUrl: required(environment, 'REDIS_URL'),
    adminKey: required(environment, 'ADMIN_KEY'),
  };
}

function required(environment, name) {
  const value = environment[name];
  if (!value) throw new Error(`The variable ${name} is missing.`);
  return value;
}

function numberOf(environment, name, otherwise) {
  const value = environment[name] ?? `${otherwise}`;
  if (!/^\d+$/.test(value)) throw new Error(`The variable ${name} is no port: ${value}`);
  return Number(value);
}
