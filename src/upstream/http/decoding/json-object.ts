export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value out of JSON has names and values; an array does not count. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
