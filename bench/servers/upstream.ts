import { argument } from './child.ts';
import { listen } from './listen.ts';
import { staticLittlelogs } from './static-littlelogs.ts';

const { delayMs } = argument<{ readonly delayMs: number }>();
listen(staticLittlelogs(delayMs).listener);
