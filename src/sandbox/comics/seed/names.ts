/** Words that comics' names are made of, and how often a language has a comic. */
export interface NameSource {
  readonly language: string;
  readonly count: number;
  readonly first: string;
  readonly second: string;
  readonly authors: string;
}

export const nameSources: readonly NameSource[] = [
  {
    language: 'en',
    count: 208,
    first:
      'Paper Tuesday Quiet Lonely Modern Tiny Midnight Electric Accidental Borrowed Crooked Velvet Nervous Backyard Cardboard Sunday Polite Wandering Second-Hand Grumpy',
    second:
      'Submarine|Robots|Astronomer|Pigeons|Dragons|Librarian|Ghosts|Umbrella|Penguin Club|Detective|Wizards|Office|Badgers|Orbit|Moose|Barista|Dungeon|Sandwich|Cactus|Wolves',
    authors:
      'Maya Okafor|Tom Harrow|June Castellan|Piet Vandermolen|Asha Raman|Colin Brightwater|Rosa Lindqvist|Dev Marlowe',
  },
  {
    language: 'no',
    count: 38,
    first: 'Lille Gamle Trøtte Sure Blide Rare Ærlige Våte Søndagens Fjellets',
    second: 'Elgen|Trollet|Måken|Bestemor|Hytta|Brødrene|Fiskeren|Naboen|Kontoret|Øya',
    authors: 'Ida Fjellstad|Bjørn Åsen|Kari Nordnes|Øystein Moe',
  },
  {
    language: 'sv',
    count: 16,
    first: 'Lilla Gamla Trötta Tysta Glada Sura',
    second: 'Älgen|Grannen|Kaffepausen|Hunden|Stugan|Kontoret',
    authors: 'Elsa Björk|Nils Ekdahl|Åsa Lund',
  },
  {
    language: 'de',
    count: 15,
    first: 'Kleine Müde Fröhliche Stille Graue Schräge',
    second: 'Pinguine|Gespenster|Füchse|Nachbarn|Büroklammern|Wolken',
    authors: 'Lena Hofstätter|Jürgen Pahl|Mira Köhler',
  },
  {
    language: 'fr',
    count: 12,
    first: 'Petits Drôles Grands Vieux Étranges',
    second: 'Canards|Fantômes|Voisins|Écureuils|Robots',
    authors: 'Élodie Marchand|Luc Térel|Agathe Bonnel',
  },
  {
    language: 'es',
    count: 10,
    first: 'Pequeños Viejos Raros Lentos Últimos',
    second: 'Gatos|Ratones|Dragones|Vecinos|Búhos',
    authors: 'Inés Carmona|Raúl Ibáñez',
  },
];
