import { createServer, type RequestListener } from 'node:http';
import { ready } from './child.ts';
import { listenOn } from './listen-on.ts';

/** Serves on a loopback port of the system's choice, and tells the parent which. */
export async function listen(handle: RequestListener): Promise<void> {
  ready(await listenOn(createServer(handle)));
}
