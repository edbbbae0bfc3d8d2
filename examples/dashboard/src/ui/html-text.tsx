/** What somebody wrote at a service. */
export function HtmlText({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the gateway has sanitised it, as its schema says.
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
