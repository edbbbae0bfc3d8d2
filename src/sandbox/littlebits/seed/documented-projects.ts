import type { ProjectParts } from '../shapes.ts';

/** A project of the documents' examples. */
export interface KnownProject {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly userId: number;
  readonly icon: string;
  readonly description: string;
  readonly credits: string | null;
  readonly likes: number;
  readonly comments: number;
  readonly products: readonly (readonly [variantId: number, quantity: number])[];
  readonly tags: readonly string[];
  readonly parts: ProjectParts;
}

const NO_PARTS: ProjectParts = { images: [], embeds: [], files: [], tools: [], materials: [], steps: [] };

export const KNOWN_PROJECTS: readonly KnownProject[] = [
  {
    id: 16,
    name: 'littlePiggy Bank',
    slug: 'littlepiggy-bank--3',
    userId: 1750,
    icon: '/uploads/image/asset/776/small_pig3_interaction2_highRes.png',
    description:
      'Interactive piggy bank that RINGS frantically to thank you for feeding it, BUZZES and LIGHTS up when you pet it’s ear, and SITS quietly when you want it to!<br>',
    credits: null,
    likes: 1,
    comments: 0,
    products: [
      [2, 1],
      [5, 1],
      [14, 1],
      [21, 1],
    ],
    tags: ['kids'],
    parts: NO_PARTS,
  },
  {
    id: 176,
    name: 'Rudolph the Red-Nosed Reindeer',
    slug: 'rudolph-the-red-nosed-reindeer',
    userId: 7,
    icon: '/uploads/lab/PurpleBit.png',
    description: 'Power + Pulse + RBG led = a littleBits powered blinking Rudolph nose!',
    credits: null,
    likes: 1,
    comments: 0,
    products: [
      [7, 1],
      [14, 1],
      [38, 1],
    ],
    tags: ['holiday', 'lights'],
    parts: NO_PARTS,
  },
  {
    id: 774,
    name: 'The Pune Rudefood',
    slug: 'the-pune-rudefood',
    userId: 1750,
    icon: '//uploads/image/asset/3001/small_rudefood.png',
    description: 'A lunch box that tells you what it thinks of your lunch.',
    credits: null,
    likes: 4,
    comments: 1,
    products: [],
    tags: [],
    parts: NO_PARTS,
  },
  {
    id: 1345,
    name: 'Real-Time Weather Dashboard',
    slug: 'real-time-weather-dashboard',
    userId: 1750,
    icon: '/uploads/image/asset/4742/large_filled_weatherdashboard.png',
    description:
      '<div>\r\n\t\t\t\t<p><b>Monitor current and forecasted weather data with littleBits and a little coding.</b> These customizable\r\nand modular weather boxes display current temperature.\r\n</p>\r\n\t\t\t\t<p>*The program does not specify the volts. </p>\r\n\t\t\t</div>',
    credits: null,
    likes: 23,
    comments: 8,
    products: [
      [13, 2],
      [23, 2],
      [216, 2],
    ],
    tags: ['cloudbit', 'science'],
    parts: NO_PARTS,
  },
  {
    id: 2055,
    name: 'Sounding Box #11',
    slug: 'sounding-box-11',
    userId: 47_312,
    icon: '/uploads/image/asset/7755/small_IMG_6771.png',
    description:
      'Sounding Box #11 is the first piece to go public in a series of acoustic sculptures that allow viewers...',
    credits: 'God',
    likes: 10,
    comments: 1,
    products: [[133, 2]],
    tags: ['music', 'art'],
    parts: {
      images: [{ id: 15, url: '/uploads/image/asset/7755/large_filled_IMG_6771.png' }],
      embeds: [
        {
          id: 5,
          service: 'youtube.com',
          code: '<iframe width="560" height="315" src="//www.youtube.com/embed/IYJSEPD9T40" frameborder="0" allowfullscreen></iframe>',
        },
      ],
      files: [],
      tools: [{ id: 1, name: '3D Printers' }],
      materials: [{ id: 4, name: 'Assorted Paints and Finishing Oils', quantity: 1 }],
      steps: [
        {
          id: 2,
          number: 1,
          title: 'i am a jolly step title',
          description:
            '<b>Make a sound box:</b><br>Design a resonating wooden chamber. We took design influence from...',
          images: [
            { id: 9896, url: '/uploads/image/asset/9896/large_filled_PurpleBit.png', caption: 'Picture 1' },
          ],
        },
      ],
    },
  },
];
