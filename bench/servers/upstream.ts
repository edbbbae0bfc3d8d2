import { listen } from './listen.ts';
import { staticLittlelogs } from './static-littlelogs.ts';

await listen(staticLittlelogs(0).listener);
