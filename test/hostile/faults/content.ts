import { answering, type Fault, unlessBodiless } from './fault.ts';

const vectors: Readonly<Record<string, string>> = {
  'a script': '<p>hi<script>alert(1)</script><img src=x onerror=alert(1)></p>',
  'a script in SVG': '<svg/onload=alert(1)><math><mtext><table><mglyph><style><img src onerror=alert(1)>',
  'a script address': 'javascript:alert(document.domain)',
  'a link with a script address':
    '<a href="java\tscript:alert(1)">x</a><a href="&#106;avascript:alert(1)">y</a>',
  'a data address': 'data:text/html,<script>alert(1)</script>',
  'a closed attribute': '"><script>alert(1)</script>',
  'a frame':
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x"></object><embed src="x"><base href="//evil.example">',
  'styles and forms':
    '<style>*{background:url(//evil.example)}</style><form action="//evil.example"><input name=p></form><div style="position:fixed;inset:0">x</div>',
  'an internal address': 'http://169.254.169.254/latest/meta-data/',
};

/** Every text of an answer replaced by one that would run, if it were shown as it is. */
export const contentFaults: readonly Fault[] = Object.entries(vectors).map(([name, vector]) =>
  answering(
    `every text is ${name}`,
    ({ good }) => ({
      body:
        good.json === undefined
          ? ''
          : JSON.stringify(good.json, (_, value) => (typeof value === 'string' ? vector : value)),
    }),
    { write: unlessBodiless(['DONE', 'MADE', 'UNKNOWN', 'REFUSED', 'USER_ERRORS']) },
  ),
);

/** What runs in a browser, in a field that promises HTML or an address. */
export function dangersIn(data: unknown, at = ''): readonly string[] {
  if (typeof data === 'string') return isDangerous(at, data) ? [`${at}: ${data.slice(0, 80)}`] : [];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => dangersIn(value, Array.isArray(data) ? at : name));
}

function isDangerous(name: string, text: string): boolean {
  if (/html$/i.test(name))
    return /<(script|svg|iframe|object|embed|base|style|form|input|math)\b|<[^>]*\s(on\w+|style|srcdoc)\s*=|(href|src)\s*=\s*["']?\s*(javascript|data):/i.test(
      text,
    );
  return /url$/i.test(name) && !/^(https?:\/\/|\/)/i.test(text);
}
