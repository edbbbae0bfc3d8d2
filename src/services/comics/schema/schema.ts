// All of Comics' types and fields; each file adds its own to the builder.
export {};
