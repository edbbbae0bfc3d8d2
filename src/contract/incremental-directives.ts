import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql';

const label = {
  type: GraphQLString,
  description: 'Comes with each part, to tell which it is. No two in a document may have the same.',
};

/** graphql-js' own, described for whoever writes operations. */
export const deferDirective = new GraphQLDirective({
  name: 'defer',
  description:
    'Lets the rest of the answer come first, and the fields of this fragment in a later part, so that a slow service holds up no fast one. Works where the `Accept` header names `multipart/mixed` or `text/event-stream`; else everything comes at once. Not for the fields of `Mutation` themselves.',
  locations: [DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
  args: {
    if: {
      type: new GraphQLNonNull(GraphQLBoolean),
      description: 'False leaves the fields in the first part.',
      default: { value: true },
    },
    label,
  },
});

/** graphql-js' own, described for whoever writes operations. */
export const streamDirective = new GraphQLDirective({
  name: 'stream',
  description:
    'Lets the items of a list (`nodes`, `edges`) come one after the other, each as soon as all its fields are there. Works where the `Accept` header names `multipart/mixed` or `text/event-stream`; else the list comes whole.',
  locations: [DirectiveLocation.FIELD],
  args: {
    if: {
      type: new GraphQLNonNull(GraphQLBoolean),
      description: 'False leaves the whole list in the first part.',
      default: { value: true },
    },
    initialCount: {
      type: new GraphQLNonNull(GraphQLInt),
      description: 'How many items the first part holds already.',
      default: { value: 0 },
    },
    label,
  },
});

/** Whether a directive lets something come later. */
export function isIncrementalDirective(name: string): boolean {
  return name === deferDirective.name || name === streamDirective.name;
}
