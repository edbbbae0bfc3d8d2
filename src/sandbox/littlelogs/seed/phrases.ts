/** What people write whatever they make: around the sentences of their topics, and below the logs of others. */

export const TIMES = [
  'this morning',
  'today',
  'tonight',
  'last night',
  'over lunch',
  'before work',
  'on the train',
  'this afternoon',
  'between two meetings',
  'after dinner',
  'yesterday',
  'this weekend',
];

export const OPENERS = [
  'Good day.',
  'Slow start, good finish.',
  'Back at it.',
  'Small steps today.',
  'Well, that took longer than planned.',
  'Up early for once.',
  'Quiet one.',
  'Whew!',
  'Not much to show, but:',
  'Rain all day, so no excuses.',
  'One of those days where everything clicks.',
  'Third coffee, first result.',
  'Short log, long day.',
  'Finally!',
  'Right, back to normal after the holidays.',
];

export const CLOSERS = [
  'More tomorrow.',
  'Onwards.',
  'Enough for today.',
  'Still a long way to go, but it moves.',
  'Feels good to have that out of the way.',
  'I should have done this months ago.',
  'Now for a walk.',
  'Going to sleep on it.',
  "Next up: the part I've been avoiding.",
  'Any tips welcome!',
  'Let’s see how long that lasts.',
  'Tea now. ☕',
  'Proud of this one. 🎉',
  'Tired, happy. 🌙',
  'Tiny win, still a win. 🌱',
  'The cat supervised. 🐈',
  'No regrets. Some regrets.',
  'Learned a lot, mostly patience.',
];

export const LIST_LEADS = [
  'Done {time}:',
  'A proper list for once:',
  'What I got through {time}:',
  'This week on {p}:',
  'Odds and ends:',
  'Three good hours on {p}:',
  'Plan for tomorrow:',
];

export const SECOND_THOUGHTS = [
  'What I would tell myself last month: **start with the boring half**. It is the half that everything else leans on.',
  'I keep thinking about something {who} said: "make it work on paper first". Annoyingly correct.',
  'Part of me wants to *start over*, and the other part has read its own notes on starting over.',
  'It has been {two|three|five} months since I began {p}, and looking back through these logs is the best motivation I have.',
  'If you are stuck on something like this, my advice is to write down what you *know* before what you need.',
  'Funny how the last {five|ten|twenty} percent takes all of the tea.',
  'Note to self: the {timer|list|walk} works. Use the {timer|list|walk}.',
];

export const QUOTES = [
  '> Done is a decision.\n\nWritten on a sticky note above my desk, and {time} I finally listened to it.',
  '> You can’t use up creativity.\n\nHeard that on the way home and went straight back to {p}.',
  '> Slow is smooth, smooth is fast.\n\nSays {who}, who is right about most things.',
];

export const CODE_NOTES = [
  'The whole fix for {p}, in the end:\n\n```js\nconst due = items.filter((item) => item.due <= now);\n```\n\n{Four hours|Two evenings|A week}, one line. #debugging',
  'Note for later, because I look it up every time:\n\n```sh\ngit log --oneline --since="2 weeks ago" | wc -l\n```\n\n{12-70} commits to {p}, apparently. #git',
  'The query behind {p} went from {3-9} s to {8-40} ms with one index:\n\n```sql\nCREATE INDEX visit_by_day ON visit (day, place_id);\n```\n\n#sqlite #performance',
];

export const REPLIES = [
  'Nice work!',
  'This looks great.',
  'Well done, that was a long one!',
  'Love this. 💚',
  'Congratulations! 🎉',
  'I needed to read this today, thank you.',
  'How long did that take you, all in all?',
  'What did you use for it?',
  'Same here, glad it isn’t only me.',
  'Can’t wait to see it finished.',
  'Ooh, can I try it?',
  'The second half of this made me laugh out loud.',
  'I went through the same thing last {year|month|spring}. It gets better, honestly.',
  'Have you tried doing it in the {morning|evening}? Made all the difference for me.',
  'Hear, hear.',
  'That last bit is *so* true.',
  'Sending tea and patience. 🍵',
  'If you ever write this up, I’ll read every word.',
  'Ha, I recognise this feeling.',
  'You make it sound easy!',
  'There’s a good chapter about this in the book I mentioned, I’ll look it up.',
  'Hope the next one goes smoother.',
  'Good luck with the rest of {p}!',
  'How is {p} coming along otherwise?',
  'Been following {p} from the start, lovely to see it move.',
  'Bookmarked for the weekend.',
  'Yes! **Finally** somebody says it.',
  'Two questions: does it scale, and does it need to?',
];

export const ADDRESSED_REPLIES = [
  '@{author} this is lovely, thank you for sharing it.',
  '@{author} have you seen what {who} did? Might save you a day.',
  '@{author} happy to have a look if you want a second pair of eyes.',
  'Agreeing with @{author} here, less is more.',
  '@{author} well deserved!',
  '{who} you should see this!',
];

export const ANSWERS = [
  'Thanks!',
  'Thank you, that means a lot. :)',
  'Thanks everyone 💛',
  'About {two|three|five} weeks, with breaks for despair.',
  'Good idea, trying that tomorrow.',
  '@{replied} thank you! I’ll send you a link when there’s something to see.',
  '@{replied} ha, I wish. But it’s getting there.',
  '@{replied} yes please!\n\nI’ll write to you tonight.',
  'Update: it works now. It was the {cable|cache|comma} all along.',
  'Haha, exactly.',
];
