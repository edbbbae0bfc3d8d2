import { promisify } from 'node:util';
import { brotliCompress, deflate, gzip, zstdCompress } from 'node:zlib';
import type { Quirk } from './quirk.ts';

const coders: Readonly<Record<string, (body: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>>> = {
  gzip: promisify(gzip),
  br: promisify(brotliCompress),
  deflate: promisify(deflate),
  zstd: promisify(zstdCompress),
};

export const compression: Quirk = {
  description:
    'Responses are compressed with {value} (br, deflate, gzip or zstd) where the request accepts that.',
  value: { default: 'gzip', pattern: /^(br|deflate|gzip|zstd)$/ },
  wrap: (next, coding) => async (request) => {
    const response = await next(request);
    const accepts = request.headers.get('accept-encoding')?.split(/[\s,;]+/) ?? [];
    const code = coders[coding];
    if (code === undefined || response.body === null || !accepts.includes(coding)) return response;
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    headers.set('content-encoding', coding);
    headers.append('vary', 'Accept-Encoding');
    const body = await code(new Uint8Array(await response.arrayBuffer()));
    return new Response(body, { status: response.status, headers });
  },
};
