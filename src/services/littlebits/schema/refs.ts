import { builder } from '../../../gateway/builder.ts';
import { connectionType } from '../../../gateway/connection-type.ts';
import { type KeyFormat, keyFromId } from '../../../relay/global-id.ts';
import type { WireComment } from '../wire/comment.ts';
import type { WireProduct } from '../wire/product.ts';
import type { WireProject } from '../wire/project.ts';
import type { KnownUser } from '../wire/user.ts';

/** Whoever hands one out sees to it that it tells the username where that is selected: `userOfId`. */
export const LittlebitsUser = builder.objectRef<KnownUser>('LittlebitsUser');
export const Project = builder.objectRef<WireProject>('Project');
export const ProjectComment = builder.objectRef<WireComment>('ProjectComment');
export const Product = builder.objectRef<WireProduct>('Product');

export const ProjectConnection = connectionType(Project, {
  description: 'Projects, in the order of the service.',
  hasTotal: false,
});
export const ProjectCommentConnection = connectionType(ProjectComment, {
  description: 'Comments on a project that reply to none, each with its replies, oldest first.',
  hasTotal: false,
});

function numberFormat(typename: string, example: number): KeyFormat {
  return { typename, pattern: /^[1-9]\d{0,9}$/, example: `a number such as \`${example}\`` };
}

const [userFormat, projectFormat, commentFormat] = [
  numberFormat('LittlebitsUser', 1750),
  numberFormat('Project', 2055),
  numberFormat('ProjectComment', 2996),
];

export function userKey(id: string, argument: string): string {
  return keyFromId(id, userFormat, argument);
}

export function projectKey(id: string, argument: string): string {
  return keyFromId(id, projectFormat, argument);
}

export function commentKey(id: string, argument: string): string {
  return keyFromId(id, commentFormat, argument);
}
