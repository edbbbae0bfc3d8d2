import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const CELLS = 5;
const CELL_PIXELS = 24;
const MARGIN_PIXELS = 12;
const SIDE = CELLS * CELL_PIXELS + 2 * MARGIN_PIXELS;

/** A PNG picture that is the same for the same name: a small mirrored pattern in a colour of its own. */
export function identicon(name: string): Uint8Array<ArrayBuffer> {
  const hash = createHash('sha256').update(name).digest();
  const rows = Buffer.alloc((SIDE + 1) * SIDE);
  for (let y = 0; y < SIDE; y++) {
    // Each row starts with its filter type, 0.
    for (let x = 0; x < SIDE; x++) rows[y * (SIDE + 1) + 1 + x] = isInked(hash, x, y) ? 1 : 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  // 8 bits a pixel, palette colours.
  header.set([8, 3, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const image = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette(hash)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return new Uint8Array(image);
}

function isInked(hash: Buffer, x: number, y: number): boolean {
  const column = Math.floor((x - MARGIN_PIXELS) / CELL_PIXELS);
  const row = Math.floor((y - MARGIN_PIXELS) / CELL_PIXELS);
  if (column < 0 || column >= CELLS || row < 0 || row >= CELLS) return false;
  const mirrored = Math.min(column, CELLS - 1 - column);
  return hash.readUInt8(row * 3 + mirrored) % 2 === 0;
}

function palette(hash: Buffer): Buffer {
  const ink = [20, 21, 22].map((index) => 40 + (hash.readUInt8(index) % 140));
  return Buffer.from([244, 243, 240, ...ink]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
