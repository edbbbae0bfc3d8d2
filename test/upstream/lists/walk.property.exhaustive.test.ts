import { testWalks } from './walk-property.ts';

testWalks(4000);
