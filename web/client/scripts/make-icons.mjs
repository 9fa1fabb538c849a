import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

// Draws the icons of the installed page: the two rings of favicon.svg on its ground. Run it after a change of the drawing: node scripts/make-icons.mjs

const ground = [0x0b, 0x3b, 0x45];
const rings = [{ x: 13, y: 13, colour: [255, 255, 255] }, { x: 19, y: 19, colour: [0xff, 0xd4, 0x3b] }];
const [radius, stroke, side, corner] = [7, 2.5, 32, 6];

/** @param {number} size pixels @param {boolean} maskable full ground, and the drawing within the circle that every device shows */
function draw(size, maskable) {
  const scale = (maskable ? 1.35 : 1) * (side / size);
  const line = 1 + size * 4;
  const pixels = Buffer.alloc(line * size);
  const smooth = (/** @type {number} */ distance) => Math.min(Math.max(0.5 - distance / scale, 0), 1);
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      const x = (i + 0.5 - size / 2) * scale + side / 2;
      const y = (j + 0.5 - size / 2) * scale + side / 2;
      let colour = [...ground];
      for (const ring of rings) {
        const cover = smooth(Math.abs(Math.hypot(x - ring.x, y - ring.y) - radius) - stroke / 2);
        colour = colour.map((value, n) => value + (ring.colour[n] - value) * cover);
      }
      const [dx, dy] = [Math.max(Math.abs(x - 16) - (16 - corner), 0), Math.max(Math.abs(y - 16) - (16 - corner), 0)];
      const alpha = maskable ? 1 : smooth(Math.hypot(dx, dy) - corner);
      pixels.set([...colour.map(Math.round), Math.round(alpha * 255)], j * line + 1 + i * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(pixels, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(/** @type {string} */ type, /** @type {Buffer} */ data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}

const folder = new URL('../public/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, size, maskable] of /** @type {const} */ ([['icon-192', 192, false], ['icon-512', 512, false], ['maskable-512', 512, true], ['apple-touch-180', 180, true]])) {
  writeFileSync(new URL(`${name}.png`, folder), draw(size, maskable));
}
