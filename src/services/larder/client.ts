import { ServiceClient } from '../../contract/client/service-client.ts';
import type { Decode } from '../../upstream/http/decoding/decode.ts';
import { UpstreamRefusedError } from '../../upstream/http/errors.ts';
import { relativeTo } from '../../upstream/http/url.ts';

/** No documented most; other clients of Larder ask for as many. */
export const LARGEST_PAGE = 200;

const siteOf = relativeTo('../../../');

/** Everything at Larder is somebody's own, and read as such. */
export class LarderClient extends ServiceClient {
  /** The web site itself, three steps above the API. */
  get siteUrl(): URL {
    return siteOf(this.baseUrl);
  }

  /** How Larder takes every change. Without `json` there is no body. */
  async post<T>(path: string, decode: Decode<T>, json?: object): Promise<T> {
    try {
      return await this.write('POST', path, { decode, json });
    } catch (error) {
      throw error instanceof UpstreamRefusedError ? withNamedFields(error, json ?? {}) : error;
    }
  }
}

/** `{"error": "url: Enter a valid URL."}`: where one text is all there is, it begins with the field that it is about. */
function withNamedFields(error: UpstreamRefusedError, json: object): UpstreamRefusedError {
  const refusals = error.refusals.map((refusal) => {
    if (refusal.field !== null) return refusal;
    const field = Object.keys(json).find((name) => refusal.message.startsWith(`${name}: `));
    return field === undefined ? refusal : { field, message: refusal.message.slice(field.length + 2) };
  });
  return new UpstreamRefusedError(error.request, error.message, {
    ...(error.status === undefined ? {} : { status: error.status }),
    refusals,
  });
}
