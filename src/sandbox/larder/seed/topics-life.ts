import type { Topic } from './topic.ts';

export const lifeTopics: readonly Topic[] = [
  {
    folder: 'Read later',
    count: 436,
    genre: 'essay',
    tags: 'longread essay history science psychology economics climate interview books podcast video newsletter attention memory philosophy language cities animals work',
    sites:
      'theslowweb.example longshadow.example marginalia-weekly.example thirdshelf.example oddments.example quietpages.example theledger.example undergrowth.example',
    subjects:
      'lighthouses|the history of the index|mail order seeds|shipping containers|forgotten alphabets|night trains|tide tables|public benches|the metric system|library cards|counting sheep|pocket calculators|postcodes|railway time|the colour mauve|lost rivers|paper sizes|memory palaces|slow software|attention|gossip|maintenance|desire paths|weather forecasts|small museums|handwriting|the queue|bird migration|old maps|elevators|vending machines|the office chair|crosswords|silence|procrastination|second-hand books|moss|street lamps|the first spreadsheets|forecasting',
  },
  {
    folder: 'Design',
    count: 41,
    genre: 'craft',
    tags: 'design inspiration process critique portfolio sketching figma print',
    sites: 'goldengutter.example blog.kerned.example drawingboard.example',
    subjects:
      'design critiques|empty states|style guides|grids|portfolio reviews|design tokens|wireframes|visual hierarchy|poster design|white space|design systems|onboarding screens',
  },
  {
    folder: 'Design/Typography',
    count: 29,
    genre: 'craft',
    tags: 'typography fonts webfonts lettering typesetting kerning',
    sites: 'blog.ampersands.example hairlines.example widowsandorphans.example',
    subjects:
      'variable fonts|small caps|line length|font pairing|hanging punctuation|old-style figures|type on screens|kerning|hyphenation|wood type',
  },
  {
    folder: 'Design/Colour',
    count: 18,
    genre: 'craft',
    tags: 'colour palettes contrast pigments dyes',
    sites: 'ochre.example blog.swatchbook.example',
    subjects:
      'colour palettes|contrast ratios|indigo|OKLCH|naming colours|colour blindness|ultramarine|gradients',
  },
  {
    folder: 'Design/Interfaces',
    count: 33,
    genre: 'craft',
    tags: 'ux usability ui microcopy research prototyping mobile',
    sites: 'blog.hitarea.example affordances.example buttonsagainst.example',
    subjects:
      'date pickers|settings screens|error messages|usability tests|checkout forms|tooltips|keyboard shortcuts|search boxes|notifications|dark patterns|toggle switches',
  },
  {
    folder: 'Design/Interfaces/Accessibility',
    count: 23,
    genre: 'craft',
    tags: 'accessibility aria screenreaders wcag keyboard ux captions',
    sites: 'blog.tabindex.example plaintext.example skiplinks.example',
    subjects:
      'focus rings|alt text|screen readers|accessible tables|skip links|reduced motion|ARIA roles|captions|target sizes',
  },
  {
    folder: 'Business/Pricing',
    count: 19,
    genre: 'essay',
    tags: 'business pricing saas revenue indie',
    sites: 'ninetynine.example blog.smallbusinesses.example',
    subjects: 'annual plans|free tiers|price rises|lifetime deals|usage billing|refunds|student discounts',
  },
  {
    folder: 'Business/Marketing',
    count: 26,
    genre: 'essay',
    tags: 'marketing seo copywriting analytics email growth launch social-media',
    sites: 'wordofmouth.example blog.openrates.example softlaunch.example',
    subjects:
      'launch days|landing pages|newsletters|testimonials|cold email|word of mouth|app store listings|changelogs|press kits|churn',
  },
  {
    folder: 'Recipes',
    count: 37,
    genre: 'craft',
    tags: 'recipes cooking vegetarian soup dinner quick curry pasta breakfast salads',
    sites: 'secondhelpings.example blog.onepot.example kitchentable.example lardersandpantries.example',
    subjects:
      'lentil soup|sheet-pan suppers|miso butter|dal|leftover rice|green sauces|roast cauliflower|noodle salads|shakshuka|dumplings|chilli crisp|beans from dry',
  },
  {
    folder: 'Recipes/Bread',
    count: 25,
    genre: 'craft',
    tags: 'bread sourdough baking rye fermentation',
    sites: 'opencrumb.example blog.proofing.example ryeandshine.example',
    subjects:
      'sourdough starters|rye bread|shaping a boule|focaccia|cold proofing|flatbreads|baking stones|bagels|hydration',
  },
  {
    folder: 'Recipes/Preserving',
    count: 16,
    genre: 'craft',
    tags: 'preserving pickles jam kimchi fermentation recipes',
    sites: 'jarsofclay.example blog.brined.example',
    subjects: 'marmalade|quick pickles|kimchi|chutney|dried tomatoes|plum jam|preserved lemons',
  },
  {
    folder: 'Home/Garden',
    count: 24,
    genre: 'craft',
    tags: 'garden compost vegetables pruning houseplants bees',
    sites: 'mulch.example blog.pottingshed.example allotmentnotes.example',
    subjects:
      'no-dig beds|compost heaps|pruning apples|tomato blight|green manure|water butts|bee-friendly borders|slugs|winter salads',
  },
  {
    folder: 'Home/Woodwork',
    count: 22,
    genre: 'craft',
    tags: 'woodworking joinery tools workshop repair diy finishes',
    sites: 'shavings.example blog.dovetailed.example benchdog.example',
    subjects:
      'dovetails|sharpening chisels|workbenches|wood finishes|hand planes|shelves without screws|clamps|mortise and tenon',
  },
  {
    folder: 'Travel',
    count: 26,
    genre: 'place',
    tags: 'travel trains packing walking islands hostels ferries cycling visas',
    sites: 'slowboat.example blog.carryon.example platformnine.example',
    subjects:
      'Ljubljana|Lisbon|the Faroe Islands|Tbilisi|Valparaíso|Trieste|Hobart|the Hebrides|Oaxaca|Gotland',
  },
  {
    folder: 'Travel/Japan',
    count: 24,
    genre: 'place',
    tags: 'japan travel trains food onsen',
    sites: 'blog.ekiben.example localexpress.example onsenmap.example',
    subjects: 'Tokyo|Naoshima|Kanazawa|Hokkaido|Onomichi|Nagasaki|the Kiso Valley|Matsuyama|Yakushima',
  },
  {
    folder: 'Travel/Japan/Kyoto',
    count: 15,
    genre: 'place',
    tags: 'kyoto temples gardens japan tea',
    sites: 'kamogawa.example blog.machiya.example',
    subjects: 'Arashiyama|Nishiki Market|the Philosopher’s Path|Fushimi|Ōhara|Kurama|Uji',
  },
  {
    folder: 'Synthesizers',
    count: 31,
    genre: 'craft',
    tags: 'music synths modular midi electronics soundtracks',
    sites: 'patchbay.example blog.slewrate.example knobsperfunction.example',
    subjects:
      'FM synthesis|modular racks|tape loops|drum machines|MIDI clocks|soldering kits|spring reverbs|Eurorack power|field recordings|arpeggiators',
  },
  {
    folder: 'Writing',
    count: 28,
    genre: 'essay',
    tags: 'writing editing grammar blogging notes creativity fiction',
    sites: 'seconddrafts.example blog.commasplice.example morningpages.example',
    subjects:
      'first drafts|cutting adverbs|outlines|dialogue|morning pages|documentation|endings|footnotes|the semicolon|writing by hand',
  },
  {
    folder: 'Maps',
    count: 21,
    genre: 'craft',
    tags: 'maps openstreetmap gis cartography geojson data',
    sites: 'graticule.example blog.contourlines.example legendandscale.example',
    subjects:
      'map projections|hillshading|vector tiles|isochrones|street names|transit maps|GeoJSON|tile servers',
  },
];

/** Folders without a bookmark; two of them have folders inside. */
export const EMPTY_FOLDERS = ['Business', 'Home', 'Home/Garden/Seeds', 'Inbox'] as const;

/** Tags that no bookmark has. */
export const UNUSED_TAGS = [
  'christmas',
  'fixme',
  'gift-ideas',
  'house-hunting',
  'to-print',
  'wishlist',
] as const;
