// All of Littlelogs' types and fields; each file adds its own to the builder.
import './activity.ts';
import './comment-mutations.ts';
import './follow-mutations.ts';
import './log.ts';
import './log-mutations.ts';
import './log-tag.ts';
import './queries.ts';
import './user.ts';
