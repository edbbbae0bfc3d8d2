import { useMutation, useQuery } from 'urql';
import {
  DashboardProjectsDocument,
  type DashboardProjectsQuery,
  SetProjectLikedDocument,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { failureIn } from '../failure.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { LikeButton, type Likes } from '../ui/like-button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Change } from '../ui/use-optimistic.ts';

const projectsQuery = byId(DashboardProjectsDocument);
const setLiked = byId(SetProjectLikedDocument);
type Project = NonNullable<DashboardProjectsQuery['projects']>['nodes'][number];

/** What people build with littleBits. */
export function Projects() {
  const [{ data, error, fetching, stale }, ask] = useQuery({ query: projectsQuery, variables: { first: 4 } });
  const isBusy = fetching || stale;
  const failure = failureIn(error);
  return (
    <Panel id="projects" title="Fresh from the workbench" service="LITTLEBITS" isBusy={isBusy}>
      {!data?.projects && isBusy && <Skeleton lines={4} kind="card" />}
      {data?.projects && (
        <ul className="projects">
          {data.projects.nodes.map((project) => (
            <li key={project.id}>
              <ProjectCard project={project} />
            </li>
          ))}
        </ul>
      )}
      {data?.projects?.nodes.length === 0 && <p className="empty">Nobody has built anything yet.</p>}
      {!isBusy && !data?.projects && failure && (
        <FailureNote failure={failure} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      )}
    </Panel>
  );
}

function ProjectCard({ project }: { readonly project: Project }) {
  const { id, name, iconUrl, author, likeCount, viewerHasLiked } = project;
  const [, run] = useMutation(setLiked);
  async function change(liked: boolean): Promise<Change<Likes>> {
    const { data, error } = await run({ input: { projectId: id, liked } });
    const payload = data?.setProjectLiked;
    const refusal = error?.graphQLErrors[0]?.message ?? error?.message ?? payload?.userErrors[0]?.message;
    if (refusal !== undefined || !payload) return { refusal: refusal ?? 'The like was refused.' };
    return { state: { count: payload.likeCount ?? likeCount, isLiked: payload.viewerHasLiked ?? liked } };
  }
  return (
    <>
      {iconUrl ? (
        <img className="picture" src={iconUrl} alt="" loading="lazy" />
      ) : (
        <span className="picture" />
      )}
      <h3>{name}</h3>
      <p className="meta">{author?.username}</p>
      <LikeButton
        what={name}
        likes={{ count: likeCount, isLiked: viewerHasLiked ?? false }}
        change={change}
      />
    </>
  );
}
