import { Environment, type FetchFunction, Network, RecordSource, Store } from 'relay-runtime';

/** `credentials` gives a header for each service: `{ 'X-Comics-Authorization': 'Key …' }`. */
export function createRelayEnvironment(url: string, credentials: () => Record<string, string>): Environment {
  const fetchGraphql: FetchFunction = async ({ id, text }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...credentials() },
      // With `persistConfig` the compiler takes the text out, and the id is all there is.
      body: JSON.stringify({ ...(id === null ? { query: text } : { doc_id: id }), variables }),
    });
    return response.json();
  };
  return new Environment({ network: Network.create(fetchGraphql), store: new Store(new RecordSource()) });
}
