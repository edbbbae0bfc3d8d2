// All of littleBits' types and fields; each file adds its own to the builder.
import './comment.ts';
import './comment-mutations.ts';
import './content.ts';
import './module.ts';
import './module-mutations.ts';
import './product.ts';
import './project.ts';
import './project-mutations.ts';
import './project-queries.ts';
import './session-mutations.ts';
import './sign-up-mutations.ts';
import './user.ts';
import './variant.ts';
