/** The two users besides the demo user, small enough to be written by hand. */

export interface Neighbour {
  readonly id: number;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly timezone: string;
  readonly joined: string;
  readonly trial: 'running' | 'ended';
  /** By folder; `title | address | description | tags`, one second between two of them. */
  readonly folders: Readonly<Record<string, string>>;
}

export const NEIGHBOURS: readonly Neighbour[] = [
  {
    id: 204,
    username: 'nadia',
    firstName: 'Nadia',
    lastName: 'Okafor',
    timezone: 'Europe/Berlin',
    joined: '2026-03-02T17:20:41Z',
    trial: 'ended',
    folders: {
      Knitting: `
        Ravelry | https://www.ravelry.com/ | | knitting
        The Purl Bee | https://www.purlsoho.com/create/ | Free patterns | knitting patterns
        Technique of the month | https://yarnover.example/techniques/ | | patterns
        Brioche without tears | https://yarnover.example/brioche | For the blue scarf | knitting`,
      Work: `
        JSON Schema | https://json-schema.org/ | | json
        MDN Web Docs | https://developer.mozilla.org/ | | reference
        HTTP Semantics | https://www.rfc-editor.org/rfc/rfc9110.html | | reference http`,
      Berlin: `
        Berlin.de: Märkte und Flohmärkte | https://www.berlin.de/special/shopping/flohmaerkte/ | | flea-markets
        Tempelhofer Feld | https://gruen-berlin.de/en/projects/parks/tempelhofer-feld | Kites! | parks
        Staatsbibliothek | https://staatsbibliothek-berlin.de/en/ | | libraries`,
    },
  },
  {
    id: 311,
    username: 'tomasz',
    firstName: 'Tomasz',
    lastName: '',
    timezone: 'UTC',
    joined: '2026-05-28T09:02:13Z',
    trial: 'running',
    folders: {
      'My first folder': `
        Larder | https://larder.io/ | | welcome
        Rust by Example | https://doc.rust-lang.org/rust-by-example/ | | rust
        Old notes | https://notes.tomasz.example/ | | `,
      'Empty for now': '',
    },
  },
];
