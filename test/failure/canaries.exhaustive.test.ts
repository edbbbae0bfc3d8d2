import { testCanaries } from './canary-run.ts';

testCanaries({ memory: ['where documented', 'everywhere'], redis: ['where documented', 'everywhere'] });
