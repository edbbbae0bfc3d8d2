import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as comicsSandbox } from '../../../src/sandbox/comics/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { countOf, get } from './client.ts';

interface Comic {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly language: string;
  readonly active: boolean;
}

interface Image {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly fetched: string;
  readonly height: number;
  readonly width: number;
}

interface Release {
  readonly id: string;
  readonly comic: string;
  readonly pub_date: string;
  readonly fetched: string;
  readonly images: readonly Image[];
}

let sandbox: RunningSandbox;
let comics: readonly Comic[];
let releases: readonly Release[];
let subscribedUris: ReadonlySet<string>;
beforeAll(async () => {
  sandbox = await comicsSandbox.start({ directory: null });
  comics = (await get(sandbox, 'comics/?limit=0')).body.objects;
  releases = (await get(sandbox, 'releases/?limit=0')).body.objects;
  const { body } = await get(sandbox, 'subscriptions/?limit=0');
  subscribedUris = new Set(body.objects.map(({ comic }: { comic: string }) => comic));
});
afterAll(() => sandbox.close());

const uriOf = ({ id }: Comic): string => `/api/v1/comics/${id}/`;
const lower = (text: string): string => text.toLowerCase();

describe('comics', () => {
  test.each<[string, (comic: Comic) => boolean]>([
    ['active=true', ({ active }) => active],
    ['active=False', ({ active }) => !active],
    ['language=no', ({ language }) => language === 'no'],
    ['subscribed=true', (comic) => subscribedUris.has(uriOf(comic))],
    ['subscribed=false', (comic) => !subscribedUris.has(uriOf(comic))],
    ['subscribed=maybe', () => true],
    ['name=xkcd', ({ name }) => name === 'xkcd'],
    ['name__exact=XKCD', () => false],
    ['name__iexact=XkcD', ({ name }) => name === 'xkcd'],
    ['name__contains=Dragon', ({ name }) => name.includes('Dragon')],
    ['name__contains=dragon', () => false],
    ['name__icontains=DRAGON', ({ name }) => lower(name).includes('dragon')],
    ['name__icontains=ærl', ({ name }) => lower(name).includes('ærl')],
    ['name__icontains=%25', () => false],
    ['name__startswith=Paper', ({ name }) => name.startsWith('Paper')],
    ['name__istartswith=paper', ({ name }) => name.startsWith('Paper')],
    ['name__endswith=Robots', ({ name }) => name.endsWith('Robots')],
    ['name__iendswith=ROBOTS', ({ name }) => name.endsWith('Robots')],
    ['name__endswith=', () => true],
    ['slug__contains=kc', ({ slug }) => slug.includes('kc')],
    ['slug__endswith=db', () => false],
    ['slug__in=xkcd,velvet-badgers,unheard-of', ({ slug }) => ['xkcd', 'velvet-badgers'].includes(slug)],
    ['slug__in=xkcd&slug__in=velvet-badgers', ({ slug }) => ['xkcd', 'velvet-badgers'].includes(slug)],
    ['slug=nobody&slug=xkcd', ({ slug }) => slug === 'xkcd'],
    ['slug__gt=t', ({ slug }) => slug > 't'],
    ['slug__gte=xkcd', ({ slug }) => slug >= 'xkcd'],
    ['slug__lt=b', ({ slug }) => slug < 'b'],
    ['slug__lte=xkcd', ({ slug }) => slug <= 'xkcd'],
    ['slug__range=b,d', ({ slug }) => slug >= 'b' && slug <= 'd'],
    ['slug__isnull=true', () => false],
    ['slug__isnull=false', () => true],
    ['slug__regex=^x.*d$', ({ slug }) => slug === 'xkcd'],
    ['name__iregex=^PAPER (sub|rob)', ({ name }) => /^paper (sub|rob)/i.test(name)],
    [
      'language=en&active=true&name__icontains=o',
      ({ language, active, name }) => language === 'en' && active && lower(name).includes('o'),
    ],
  ])('?%s', async (query, isMeant) => {
    const { body } = await get(sandbox, `comics/?limit=0&${query}`);
    expect(body.objects.map(({ id }: Comic) => id)).toEqual(comics.filter(isMeant).map(({ id }) => id));
  });
});

describe('releases', () => {
  const idsOf = (...meant: Comic[]): Set<string> => new Set(meant.map(uriOf));

  // How often it is listed: once for each of its images that matches.
  test.each<[string, (release: Release) => boolean | number]>([
    ['pub_date=2012-10-05', ({ pub_date }) => pub_date === '2012-10-05'],
    ['pub_date__year=2011', ({ pub_date }) => pub_date.startsWith('2011')],
    ['pub_date__year=2012&pub_date__month=2', ({ pub_date }) => pub_date.startsWith('2012-02')],
    ['pub_date__day=31', ({ pub_date }) => pub_date.endsWith('-31')],
    ['pub_date__gte=2011-01-01&pub_date__lte=2011-12-31', ({ pub_date }) => pub_date.startsWith('2011')],
    [
      'pub_date__range=2012-01-30,2012-02-02',
      ({ pub_date }) => pub_date >= '2012-01-30' && pub_date <= '2012-02-02',
    ],
    ['pub_date__in=2012-10-01,2012-10-03', ({ pub_date }) => ['2012-10-01', '2012-10-03'].includes(pub_date)],
    ['fetched__gte=2012-10-08', ({ fetched }) => fetched >= '2012-10-08'],
    ['fetched__gt=2012-10-08T06:00:00%2B02:00', ({ fetched }) => fetched > '2012-10-08T04:00:00'],
    ['fetched=2012-10-08T04:03:56.411028Z', ({ id }) => id === '147708'],
    ['fetched__lt=2006-01-01 12:00', ({ fetched }) => fetched < '2006-01-01T12:00'],
    ['fetched__year=2010&fetched__day=1', ({ fetched }) => /^2010-\d\d-01/.test(fetched)],
    ['comic=18', ({ comic }) => comic === '/api/v1/comics/18/'],
    ['comic__in=18,20', ({ comic }) => ['/api/v1/comics/18/', '/api/v1/comics/20/'].includes(comic)],
    [
      'comic__slug__in=velvet-badgers,paper-robots',
      ({ comic }) =>
        idsOf(...comics.filter(({ slug }) => ['velvet-badgers', 'paper-robots'].includes(slug))).has(comic),
    ],
    [
      'comic__language=sv&comic__active=true',
      ({ comic }) =>
        idsOf(...comics.filter(({ language, active }) => language === 'sv' && active)).has(comic),
    ],
    ['images__isnull=true', ({ images }) => images.length === 0],
    ['images__height__gt=1000', ({ images }) => images.filter(({ height }) => height > 1000).length],
    [
      'images__height__gt=1750&images__width__lt=560',
      ({ images }) => images.filter(({ height, width }) => height > 1750 && width < 560).length,
    ],
    [
      'images__title__icontains=cake&comic__slug=xkcd',
      ({ images, comic }) =>
        comic === '/api/v1/comics/18/' && images.some(({ title }) => lower(title).includes('cake')),
    ],
    ['images=151937', ({ id }) => id === '147708'],
    [
      'subscribed=true&pub_date__gte=2012-10-01',
      ({ comic, pub_date }) => subscribedUris.has(comic) && pub_date >= '2012-10-01',
    ],
    [
      'subscribed=false&pub_date__gte=2012-10-01',
      ({ comic, pub_date }) => !subscribedUris.has(comic) && pub_date >= '2012-10-01',
    ],
  ])('?%s', async (query, isMeant) => {
    const { body } = await get(sandbox, `releases/?limit=1000&${query}`);
    const meant = releases.flatMap((release) => Array(Number(isMeant(release))).fill(release.id));
    expect(body.meta.total_count).toBe(meant.length);
    expect(body.objects.map(({ id }: Release) => id)).toEqual(meant.slice(0, 1000));
  });
});

describe('images', () => {
  test.each<[string, (image: Image) => boolean]>([
    ['title__icontains=cake', ({ title }) => lower(title).includes('cake')],
    ['text__icontains=lies', ({ text }) => lower(text).includes('lies')],
    ['text=', ({ text }) => text === ''],
    ['height__gt=1000', ({ height }) => height > 1000],
    ['height=365&width=278', ({ height, width }) => height === 365 && width === 278],
    ['width__range=600,610', ({ width }) => width >= 600 && width <= 610],
    ['fetched__year=2009', ({ fetched }) => fetched.startsWith('2009')],
  ])('?%s', async (query, isMeant) => {
    const meant = releases.flatMap(({ images }) => images).filter(isMeant).length;
    expect([await countOf(sandbox, `images/?limit=1&${query}`), meant > 0]).toEqual([meant, true]);
  });
});

describe('subscriptions', () => {
  test.each([
    ['comic__slug__in=xkcd,velvet-badgers', 1],
    ['comic=18', 1],
    ['comic=19', 0],
    ['comic__name__iexact=XKCD', 1],
  ])('?%s', async (query, count) => {
    expect(await countOf(sandbox, `subscriptions/?${query}`)).toBe(count);
  });
});

describe('a filter that is refused', () => {
  const MISMATCHED = 'Invalid resource lookup data provided (mismatched type).';
  test.each([
    ['comics/?id=18', "The 'id' field does not allow filtering."],
    ['comics/?id__in=18,19', "The 'id' field does not allow filtering."],
    ['comics/?rights=x', "The 'rights' field does not allow filtering."],
    ['comics/?foobar=baz', "The 'foobar' field does not allow filtering."],
    ['comics/?constructor=1', "The 'constructor' field does not allow filtering."],
    ['comics/?order_by=name', "The 'order_by' field does not allow filtering."],
    ['comics/?slug__foo=x', "The 'slug' field does not support relations."],
    ['comics/?slug__year=2012', "The 'slug' field does not support relations."],
    ['comics/?active__in=true', "'in' is not an allowed filter on the 'active' field."],
    ['comics/?language__isnull=true', "'isnull' is not an allowed filter on the 'language' field."],
    ['comics/?active=perhaps', MISMATCHED],
    ['comics/?slug__range=a', MISMATCHED],
    ['comics/?slug__regex=(', MISMATCHED],
    ['releases/?id=1', "The 'id' field does not allow filtering."],
    ['releases/?comic__id=18', "The 'id' field does not allow filtering."],
    ['releases/?comic__rights=x', "The 'rights' field does not allow filtering."],
    ['releases/?comic=xkcd', MISMATCHED],
    ['releases/?images__checksum=x', "The 'checksum' field does not allow filtering."],
    ['releases/?images__height__gt=tall', MISMATCHED],
    ['releases/?images__isnull=x', MISMATCHED],
    ['releases/?pub_date=yesterday', MISMATCHED],
    ['releases/?pub_date=2011-02-30', MISMATCHED],
    ['releases/?fetched__gte=2012-13-01', MISMATCHED],
    ['releases/?fetched__gte=2012-10-08T25:00', MISMATCHED],
    ['images/?file=x', "The 'file' field does not allow filtering."],
    ['images/?subscribed=true', "The 'subscribed' field does not allow filtering."],
    ['subscriptions/?id=2', "The 'id' field does not allow filtering."],
    ['users/?email=x', "The 'email' field does not allow filtering."],
  ])('%s', async (path, error) => {
    const { status, body, headers } = await get(sandbox, path);
    expect([status, body, headers.get('content-type')]).toEqual([
      400,
      { error },
      'application/json; charset=utf-8',
    ]);
  });
});
