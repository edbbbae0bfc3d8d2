import { siteOf } from '../avatars.ts';
import { pageOf } from '../paging.ts';
import { type AddResource, forReaders } from '../resource.ts';
import { pageOfLogs, type Stores } from './stores.ts';

export function addTimelineRoutes(add: AddResource, stores: Stores): void {
  add('/api/1/timelines/home/', {
    GET: forReaders((call) => ({
      status: 200,
      body: pageOfLogs(stores, call, (window) => stores.logs.home(call.viewer.userId, window)),
    })),
  });
  add('/api/1/timelines/activity/', {
    GET: forReaders((call) => ({
      status: 200,
      body: pageOf(call.url, (window) => stores.activity.of(call.viewer.userId, window, siteOf(call))),
    })),
  });
}
