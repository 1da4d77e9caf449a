import type { Redis } from 'ioredis';
import { NoQueue } from './noQueue.js';

/** [ms] Within which a server answers that is there. */
const patience = 5000;

/** The client of the queue and a connection to its server. Both are optional packages, which nothing else needs. */
export async function openQueue(
  url: string,
): Promise<{ readonly bullmq: typeof import('bullmq'); readonly connect: () => Redis }> {
  const { bullmq, IORedis } = await load();
  await answers(IORedis, url);
  const connect = (): Redis => {
    const redis = new IORedis(url, {
      // What is asked while the server is away is asked again when it is back.
      maxRetriesPerRequest: null,
      retryStrategy: (times) => Math.min(2000, 100 * times),
    });
    // It comes back by itself.
    redis.on('error', () => {});
    return redis;
  };
  return { bullmq, connect };
}

async function load() {
  try {
    const [bullmq, ioredis] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, IORedis: ioredis.Redis };
  } catch {
    throw new NoQueue('A queue needs the packages bullmq and ioredis: npm install bullmq ioredis.');
  }
}

async function answers(IORedis: typeof Redis, url: string): Promise<void> {
  const probe = new IORedis(url, { lazyConnect: true, connectTimeout: patience, retryStrategy: () => null });
  let reason = '';
  probe.on('error', (error) => {
    reason = error.message;
  });
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    throw new NoQueue(`There is no Redis or Valkey at ${withoutPassword(url)}: ${reason || (error as Error).message}.`);
  } finally {
    probe.disconnect();
  }
}

/** What may be printed of an address. */
function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
