import { beforeEach } from 'vitest';
import { forgetAll } from './caches.ts';

beforeEach(forgetAll);
