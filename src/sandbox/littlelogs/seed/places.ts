/** Somewhere that people live, with names that are common there: first names, then last names. */
export interface Place {
  readonly location: string;
  readonly timezone: string;
  readonly firstNames: string;
  readonly lastNames: string;
}

const ENGLISH_FIRST =
  'Amy Alice Ben Clara Daniel Ella Emma Frank Grace Hannah Harry Isla Jack James Kate Leo Lucy Maya Nora Oliver Owen Rosie Ruby Sam Tessa Theo Tom Violet Will Zoe';
const ENGLISH_LAST =
  'Archer Baker Bell Carter Clarke Cole Ellis Fletcher Green Harper Hughes Kelly Marsh Moore Murphy Parker Reed Shaw Turner Walsh Ward Webb Young';
const GERMAN_FIRST =
  'Anna Ben Clara Felix Greta Hannes Ida Jonas Jürgen Lena Lotte Mathilda Paul Till Wiebke';
const GERMAN_LAST = 'Bauer Fischer Hartmann Keller Köhler Krüger Lang Möller Schäfer Vogel Winter';
const SPANISH_FIRST = 'Alba Bruno Carmen Diego Elena Íñigo Inés Javier Lucía Mateo Nuria Pablo Sofía Tomás';
const SPANISH_LAST = 'Castro Díaz Fuentes García Herrera Ibáñez Molina Navarro Núñez Ortega Vega';
const PORTUGUESE_FIRST = 'Ana Beatriz Caio Inês João Luísa Mariana Rafael Tiago Vítor';
const PORTUGUESE_LAST = 'Almeida Cardoso Costa Ferreira Lima Moreira Ribeiro Rocha Souza';

export const PLACES: readonly Place[] = [
  {
    location: 'Melbourne, AU',
    timezone: 'Australia/Melbourne',
    firstNames: ENGLISH_FIRST,
    lastNames: ENGLISH_LAST,
  },
  {
    location: 'Melbourne',
    timezone: 'Australia/Melbourne',
    firstNames: ENGLISH_FIRST,
    lastNames: ENGLISH_LAST,
  },
  {
    location: 'Wellington, NZ',
    timezone: 'Pacific/Auckland',
    firstNames: `${ENGLISH_FIRST} Aroha Tāne`,
    lastNames: ENGLISH_LAST,
  },
  { location: 'London', timezone: 'Europe/London', firstNames: ENGLISH_FIRST, lastNames: ENGLISH_LAST },
  {
    location: 'Glasgow, Scotland',
    timezone: 'Europe/London',
    firstNames: 'Ailsa Callum Eilidh Fergus Finlay Iona Isla Morag Ross Skye',
    lastNames: 'Campbell Fraser MacLeod Munro Reid Ross Stewart',
  },
  {
    location: 'Dublin',
    timezone: 'Europe/Dublin',
    firstNames: 'Aoife Ciarán Conor Éabha Fionn Niamh Oisín Róisín Saoirse',
    lastNames: 'Byrne Daly Doyle Kavanagh Nolan O’Brien Quinn',
  },
  {
    location: 'Portland, OR',
    timezone: 'America/Los_Angeles',
    firstNames: ENGLISH_FIRST,
    lastNames: ENGLISH_LAST,
  },
  {
    location: 'Brooklyn',
    timezone: 'America/New_York',
    firstNames: ENGLISH_FIRST,
    lastNames: `${ENGLISH_LAST} Rivera Chen Okafor Goldberg`,
  },
  {
    location: 'Montréal',
    timezone: 'America/Toronto',
    firstNames: 'Anaïs Benoît Chloé Élodie Gabriel Hélène Maxime Noémie Rémi',
    lastNames: 'Bélanger Côté Gagnon Lavoie Pelletier Tremblay',
  },
  { location: 'Berlin', timezone: 'Europe/Berlin', firstNames: GERMAN_FIRST, lastNames: GERMAN_LAST },
  { location: 'Zürich', timezone: 'Europe/Zurich', firstNames: GERMAN_FIRST, lastNames: GERMAN_LAST },
  {
    location: 'Lyon, France',
    timezone: 'Europe/Paris',
    firstNames: 'Agathe Camille Étienne Fanny Hugo Inès Jules Léa Margaux Théo',
    lastNames: 'Bernard Dubois Faure Girard Lefèvre Marchand Rousseau',
  },
  { location: 'Madrid', timezone: 'Europe/Madrid', firstNames: SPANISH_FIRST, lastNames: SPANISH_LAST },
  {
    location: 'Oaxaca, México',
    timezone: 'America/Mexico_City',
    firstNames: SPANISH_FIRST,
    lastNames: SPANISH_LAST,
  },
  { location: 'Lisboa', timezone: 'Europe/Lisbon', firstNames: PORTUGUESE_FIRST, lastNames: PORTUGUESE_LAST },
  {
    location: 'São Paulo',
    timezone: 'America/Sao_Paulo',
    firstNames: PORTUGUESE_FIRST,
    lastNames: PORTUGUESE_LAST,
  },
  {
    location: 'Malmö',
    timezone: 'Europe/Stockholm',
    firstNames: 'Åsa Björn Ebba Elin Frida Gustav Linnéa Nils Saga',
    lastNames: 'Berg Lindqvist Nyström Sjöberg Strand Åkesson',
  },
  {
    location: 'Kraków',
    timezone: 'Europe/Warsaw',
    firstNames: 'Agnieszka Bartek Kasia Łukasz Magda Michał Ola Zosia',
    lastNames: 'Kowalska Mazur Nowak Wójcik Zieliński',
  },
  {
    location: 'Bologna',
    timezone: 'Europe/Rome',
    firstNames: 'Bianca Chiara Davide Elisa Giulia Luca Matteo Noemi',
    lastNames: 'Conti Ferri Galli Moretti Rinaldi Serra',
  },
  {
    location: 'Bengaluru',
    timezone: 'Asia/Kolkata',
    firstNames: 'Aarav Ananya Deepa Ishaan Kavya Meera Nikhil Priya Rohan Tara',
    lastNames: 'Iyer Kapoor Menon Nair Rao Shetty Varma',
  },
  {
    location: 'Kyoto',
    timezone: 'Asia/Tokyo',
    firstNames: 'Aiko Haruka Hiro Kenta Mei Naoko Sora Yuki',
    lastNames: 'Fujita Mori Nakamura Ono Sato Takeda Yamada',
  },
  {
    location: 'Hong Kong',
    timezone: 'Asia/Hong_Kong',
    firstNames: 'Ada Chun Jasmine Kelvin Ka-Yan Ming Wing',
    lastNames: 'Chan Cheung Ho Lau Leung Wong',
  },
  {
    location: 'Lagos',
    timezone: 'Africa/Lagos',
    firstNames: 'Ada Chidi Femi Ife Kemi Ngozi Tunde Zainab',
    lastNames: 'Adeyemi Balogun Eze Okafor Okoye',
  },
  {
    location: 'Cape Town',
    timezone: 'Africa/Johannesburg',
    firstNames: 'Anele Johan Lindiwe Naledi Pieter Sipho Thandi',
    lastNames: 'Botha Dlamini Khumalo Mokoena Naidoo',
  },
  {
    location: 'İstanbul',
    timezone: 'Europe/Istanbul',
    firstNames: 'Ayşe Can Deniz Elif Emre Gül Kerem Zeynep',
    lastNames: 'Aydın Demir Kaya Öztürk Şahin Yıldız',
  },
  { location: 'Earth, mostly', timezone: 'UTC', firstNames: ENGLISH_FIRST, lastNames: ENGLISH_LAST },
];
