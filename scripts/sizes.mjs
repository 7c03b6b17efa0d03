// What a visitor's browser has to load, in kB after gzip, and the most each part may take.
//   node scripts/sizes.mjs [dist]
// Fails where a file is larger than its ceiling, or is none of those listed.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const site = process.argv[2] ?? "dist";

// Files by how their names begin and end; `first` says whether the first figures wait for them.
const parts = [
  { name: "page", file: /^app-.*\.(wasm|js)$/, most: 880, first: true },
  { name: "engine worker", file: /^worker-.*\.(wasm|js)$/, most: 755, first: true },
  { name: "page and styles", file: /\.(html|css)$/, most: 40, first: true },
  { name: "office worker", file: /^office-.*\.(wasm|js)$/, most: 985 },
  { name: "bench worker", file: /^bench-.*\.(wasm|js)$/, most: 460 },
  { name: "charts", file: /^echarts-.*\.js$/, most: 400 },
  { name: "rules editor", file: /^editor-.*\.js$/, most: 200 },
  { name: "icons", file: /\.(svg|png|ico|webmanifest)$/, most: 10 },
];
// Everything the first figures wait for.
const FIRST = 1655;

const kilobytes = (bytes) => Math.ceil(bytes / 1000);
const found = new Map(parts.map((part) => [part, 0]));
const wrong = [];
for (const file of readdirSync(site, { withFileTypes: true })) {
  if (!file.isFile()) continue;
  const part = parts.find(({ file: pattern }) => pattern.test(file.name));
  if (part) found.set(part, found.get(part) + gzipSync(readFileSync(join(site, file.name)), { level: 9 }).length);
  else wrong.push(`${file.name} belongs to no part that scripts/sizes.mjs knows`);
}
let first = 0;
for (const [part, bytes] of found) {
  const size = kilobytes(bytes);
  console.log(`${part.name.padEnd(16)} ${String(size).padStart(5)} kB of at most ${part.most}`);
  if (size > part.most) wrong.push(`${part.name}: ${size} kB, at most ${part.most}`);
  if (part.first) first += bytes;
}
console.log(`${"first load".padEnd(16)} ${String(kilobytes(first)).padStart(5)} kB of at most ${FIRST}`);
if (kilobytes(first) > FIRST) wrong.push(`first load: ${kilobytes(first)} kB, at most ${FIRST}`);
if (wrong.length > 0) {
  console.error(`sizes: FAILED\n${wrong.join("\n")}`);
  process.exit(1);
}
