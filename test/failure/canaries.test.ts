import { hasRedis } from '../support/redis-server.ts';
import { testCanaries } from './canary-run.ts';

// Both kinds of leak with both stores are in canaries.exhaustive.test.ts.
testCanaries({
  memory: hasRedis ? ['where documented'] : ['where documented', 'everywhere'],
  redis: ['everywhere'],
});
