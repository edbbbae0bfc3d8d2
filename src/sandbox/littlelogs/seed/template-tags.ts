/** The tags that a template can bring into a text, `#{a|b}` included. */
export function tagsInTemplate(template: string): string[] {
  return [...template.matchAll(/#(?:\{([^{}]+)\}|([\p{L}\p{M}\p{N}_]+))/gu)].flatMap(
    ([, choices, name]) => choices?.split('|') ?? name ?? [],
  );
}
