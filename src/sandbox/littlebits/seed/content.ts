import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../database.ts';
import type { ContentItem } from '../content-routes.ts';

const LISTS: Readonly<Record<string, readonly ContentItem[]>> = {
  'learn.lbbasics': [
    item(
      'power',
      'It All Begins With Power',
      "It's kind of important",
      '/uploads/image/asset/9531/card_feature_power.png',
    ),
    item('light', 'All Of The Lights', 'All of them!', '/uploads/image/asset/5953/large_filled_sweater.png'),
    item(
      'sound',
      'Make Some Noise',
      'Beeps, <em>songs</em> & alarms',
      '//uploads/image/asset/6120/card_feature_synth.png',
    ),
  ],
  'content.landingpages.podcasts': [
    item('android', 'On Android', 'Listen while you solder', '/uploads/image/asset/7001/android.png'),
    item('ios', 'On iOS', 'Listen while you snap', '/uploads/image/asset/7002/ios.png'),
  ],
  'content.landingpages.podcasts.android': [
    item('android', 'On Android', 'Listen while you solder', '/uploads/image/asset/7001/android.png'),
  ],
  'learn.empty': [],
};

const PAGES: Readonly<Record<string, string>> = {
  'learn.play':
    '<div class="container section-divider"> <h2 class="title-md section-title">How it <strong class="purple">Works</strong></h2> <div class="row"> <div class=""> <p class="section-sub-title">The library has over 60 modules and growing. Every module works with every other in millions of combinations, you will never run out of things to make. Thousands of people are already inventing with littleBits. Join us!</p> </div></div></div>',
  'learn.safety':
    '<p>Bits snap together with magnets. <a href="/faq#safety">Don\'t swallow them.</a></p><script>track("safety")</script>',
};

function item(name: string, title: string, value: string, image: string): ContentItem {
  return { name, values: { title, value, image } };
}

/** The texts of the website: the two keys that are live, and some more. */
export function addContent(database: DatabaseSync): void {
  const insert = statement(database, 'INSERT INTO content VALUES (?, ?, ?)');
  for (const [key, items] of Object.entries(LISTS)) insert.run(key, 'list', JSON.stringify(items));
  for (const [key, html] of Object.entries(PAGES)) insert.run(key, 'html', html);
}
