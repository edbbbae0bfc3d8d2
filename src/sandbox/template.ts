import type { Random } from './random.ts';

/** What the slots of a template stand for, besides numbers and choices. */
export type Slots = Readonly<Record<string, () => string>>;

/** Fills a template: `{12-40}` a number of that range, `{a|b}` one of these, `{name}` what the slots say. */
export function fillTemplate(template: string, random: Random, slots: Slots): string {
  return template.replace(/\{([^{}]+)\}/g, (_, slot: string) => {
    const fill = slots[slot];
    if (fill) return fill();
    const range = /^(\d+)-(\d+)$/.exec(slot);
    if (range) return String(random.between(Number(range[1]), Number(range[2])));
    return random.pick(slot.split('|'));
  });
}
