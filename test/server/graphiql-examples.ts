import type { ExampleOperation } from '../../src/server/pages/graphiql/example-operations.ts';
import type { ExampleGroup } from '../../src/server/pages/graphiql/examples-panel.ts';

// Examples that run on the schema of `createSmallGateway`.

export const firstLog: ExampleOperation = {
  name: 'FirstLog',
  description: 'One log.',
  query: '# One log.\nquery FirstLog {\n  log(id: 7) {\n    id\n  }\n}\n',
  isMutation: false,
};
export const examples: ExampleGroup[] = [
  { title: 'All services', operations: [firstLog] },
  {
    title: 'Littlelogs',
    credential: {
      header: 'X-Littlelogs-Authorization',
      example: 'Bearer <access token>',
      guidance: 'Your account tells it.',
      site: 'https://littlelogs.example',
      isDemo: false,
    },
    operations: [
      {
        name: 'Greet',
        description: 'Says "hello" & more.',
        query: '# Says "hello" & more.\nquery Greet($name: String) {\n  greeting(name: $name)\n}\n',
        variables: '{ "name": "Ada" }',
        isMutation: false,
      },
      {
        name: 'LikeLog',
        description: 'Likes a log.',
        query: '# Likes a log.\nmutation LikeLog {\n  likeLog(id: 7) {\n    id\n  }\n}\n',
        isMutation: true,
      },
    ],
  },
];
