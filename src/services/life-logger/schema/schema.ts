// All of Life Logger's types and fields; each file adds its own to the builder.
import './display-name-mutation.ts';
import './event.ts';
import './labels.ts';
import './time-stats.ts';
import './user.ts';
