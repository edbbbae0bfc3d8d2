import { testWalks } from './walk-property.ts';

testWalks(400);
