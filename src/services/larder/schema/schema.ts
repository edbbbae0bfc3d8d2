// All of Larder's types and fields; each file adds its own to the builder.
import './bookmark.ts';
import './bookmark-mutations.ts';
import './bookmark-tag.ts';
import './folder.ts';
import './folder-mutations.ts';
import './tag-mutations.ts';
import './user.ts';
