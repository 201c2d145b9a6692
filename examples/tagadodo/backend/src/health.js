import { Router } from 'express';

const patience = 2000;

/**
 * `/health/live`: the process answers. `/health/ready` and `/health`: so does everything that it depends on, each told by name.
 * @param {Record<string, () => Promise<void>>} dependencies Name to a check that fails when it cannot be used.
 */
export function healthRoutes(dependencies) {
  const router = Router();
  router.get('/health/live', (_, response) => response.json({ status: 'ok' }));
  router.get(['/health', '/health/ready'], async (_, response) => {
    const checks = await Promise.all(Object.entries(dependencies).map(async ([name, check]) => [name, await stateOf(check)]));
    const isReady = checks.every(([, state]) => state === 'ok');
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ok' : 'unavailable', ...Object.fromEntries(checks) });
  });
  return router;
}

async function stateOf(check) {
  let timer;
  try {
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('no answer in time')), patience); });
    await Promise.race([check(), late]);
    return 'ok';
  } catch (error) {
    console.error(`health: ${error.message}`);
    return 'unavailable';
  } finally {
    clearTimeout(timer);
  }
}
