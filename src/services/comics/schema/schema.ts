// All of Comics' types and fields; each file adds its own to the builder.
import './comic.ts';
import './image.ts';
import './release.ts';
import './sign-in-mutation.ts';
import './subscription.ts';
import './subscription-mutations.ts';
import './user.ts';
