import { type AddEndpoint, type Call, forWriters, type Viewer } from './endpoint.ts';
import { parametersOf, Refusal } from './envelope.ts';
import { sentAs, textIn, wholeNumber } from './fields.ts';
import { identifierParams } from './identifier.ts';
import { pageParams, readPage } from './page.ts';
import { requestedProject, targetOf } from './project-routes.ts';
import type { CommentJson } from './shapes.ts';
import type { Stores } from './stores.ts';

/** Comments on projects. Their meta names an older address, and GET for writes too, as the documents show them. */
export function addCommentRoutes(add: AddEndpoint, { projects, comments }: Stores): void {
  const endpoint = (call: Call): string => `/api/v2/comments/project/${call.part('id')}`;
  const writeParams = (call: Call) =>
    parametersOf({ id: targetOf(call), type: 'project', body: sentAs(call.fields, 'comment') });

  add('GET', '/projects/:id/comments', {
    endpoint,
    params: (call) => [
      ...pageParams(call.fields),
      ...identifierParams(call.part('id')),
      { name: 'type', value: 'project' },
    ],
    list: true,
    answer: (call) => comments.of(requestedProject(projects, call), readPage(call.fields)),
  });

  const write = (call: Call<Viewer>, projectId: number, parentId: number | null): readonly CommentJson[] => {
    const body = textIn(call.fields, 'comment')?.trim() ?? '';
    if (body === '') throw new Refusal(200, "Body can't be blank");
    return [comments.add({ projectId, parentId, ownerId: call.viewer.userId, body })];
  };

  add('POST', '/projects/:id/comments', {
    method: 'GET',
    endpoint,
    params: writeParams,
    status: 201,
    list: true,
    answer: forWriters((call) => write(call, requestedProject(projects, call), null)),
  });

  add('POST', '/projects/:id/comments/:commentId', {
    method: 'GET',
    endpoint,
    params: writeParams,
    status: 201,
    list: true,
    answer: forWriters((call) => {
      const projectId = requestedProject(projects, call);
      const parentId = comments.threadOf(projectId, wholeNumber(call.part('commentId')) ?? 0);
      if (parentId === undefined) throw new Refusal(404, "Couldn't find Comment");
      return write(call, projectId, parentId);
    }),
  });
}
