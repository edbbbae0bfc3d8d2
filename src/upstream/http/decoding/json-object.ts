export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value out of JSON has names and values; an array does not count. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list that nobody has checked: none where it is no list. */
export function objectsIn<Entry extends object>(list: readonly Entry[]): readonly Entry[] {
  const isObject = (entry: Entry): boolean => isJsonObject(entry);
  if (!Array.isArray(list)) return [];
  return list.every(isObject) ? list : list.filter(isObject);
}
