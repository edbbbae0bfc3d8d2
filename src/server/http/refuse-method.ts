/** The answer to any method but GET and HEAD where a page or a state is served. */
export function refuseMethod({ Response: { json } }: { readonly Response: typeof Response }): Response {
  const message = 'This method is not allowed here: use GET or HEAD.';
  return json({ message }, { status: 405, headers: { allow: 'GET, HEAD' } });
}
