/** What the service didn't think of: 500, in plain text. */
export class ServerFault extends Error {}
