// Trunk runs this over the finished site before it becomes dist/:
//   1. worker files, the chart library and the rules editor get a content hash in their names, so that
//      a browser never mixes old and new ones after a deploy; the page reads the names from <meta> elements;
//   2. the page gets a content security policy.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const site = process.env.TRUNK_STAGING_DIR;
const path = (name) => join(site, name);
const digest = (data) => createHash("sha256").update(data);
const shortHash = (...files) => digest(Buffer.concat(files.map((f) => readFileSync(f)))).digest("hex").slice(0, 16);

let page = readFileSync(path("index.html"), "utf8");

function setMeta(name, content) {
  const element = new RegExp(`<meta name="?${name}"?[^>]*>`);
  if (!element.test(page)) throw new Error(`index.html lacks <meta name="${name}" content="">`);
  page = page.replace(element, `<meta name="${name}" content="${content}">`);
}

function replaceIn(file, from, to) {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not mention ${from}`);
  writeFileSync(file, text.replaceAll(from, to));
}

// 1. The loader imports the module, the module fetches the wasm file: one hash for the three.
function hashWorker(name) {
  const [wasm, module, loader] = [`${name}_bg.wasm`, `${name}.js`, `${name}_loader.js`].map(path);
  const hashed = `${name}-${shortHash(wasm, module)}`;
  replaceIn(module, `${name}_bg.wasm`, `${hashed}_bg.wasm`);
  replaceIn(loader, `${name}.js`, `${hashed}.js`);
  renameSync(wasm, path(`${hashed}_bg.wasm`));
  renameSync(module, path(`${hashed}.js`));
  renameSync(loader, path(`${hashed}_loader.js`));
  return `${hashed}_loader.js`;
}
setMeta("engine-worker", hashWorker("worker"));
setMeta("office-worker", hashWorker("office"));
setMeta("bench-worker", hashWorker("bench"));

const library = "node_modules/echarts/dist/echarts.min.js";
const chart = `echarts-${shortHash(library)}.min.js`;
copyFileSync(library, path(chart));
setMeta("chart-library", chart);

// One file that the rules page loads when it is first opened; its functions are in `cesuanEditor`.
const { outputFiles } = await build({
  entryPoints: ["static/editor/index.js"],
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "cesuanEditor",
  target: "es2022",
  legalComments: "inline",
  write: false,
});
const editor = `editor-${digest(outputFiles[0].contents).digest("hex").slice(0, 16)}.js`;
writeFileSync(path(editor), outputFiles[0].contents);
setMeta("rules-editor", editor);

// 2. `trunk serve` puts an address into its inline reload script when it sends the page, so no
// hash can be known here; only then may any inline script run.
const developing = page.includes("__TRUNK_ADDRESS__");
const inline = [...page.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)]
  .filter(([, attributes]) => !/\bsrc=/.test(attributes))
  .map(([, , text]) => `'sha256-${digest(text).digest("base64")}'`);
const policy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' ${developing ? "'unsafe-inline'" : inline.join(" ")}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join("; ");
if (!/<head[^>]*>/.test(page)) throw new Error("index.html lacks <head>");
page = page.replace(/<head[^>]*>/, (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${policy}">`);

writeFileSync(path("index.html"), page);
