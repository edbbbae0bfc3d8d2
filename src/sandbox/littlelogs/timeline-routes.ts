import { type AddResource, forReaders } from '../resource.ts';
import { page, pageOfLogs, type Stores, siteOf } from './stores.ts';

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
      body: page(call, (window) => stores.activity.of(call.viewer.userId, window, siteOf(call))),
    })),
  });
}
