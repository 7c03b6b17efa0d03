// A static file server for dist/: this machine only, standard library only.
//   node scripts/serve.mjs [--dir dist] [--port 8080] [--base /some/path/]
// Takes the next free port if the wanted one is in use, and prints the address.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".toml": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const { values } = parseArgs({
  options: {
    dir: { type: "string", default: "dist" },
    port: { type: "string", default: "8080" },
    base: { type: "string", default: "/" },
  },
});
const root = resolve(values.dir);
const base = `/${values.base}/`.replace(/\/+/g, "/");

/** The file a request means, or null. */
function fileFor(url) {
  const address = url.split(/[?#]/)[0];
  if (!address.startsWith(base)) return null;
  let name;
  try {
    name = decodeURIComponent(address.slice(base.length));
  } catch {
    return null;
  }
  if (name.includes("\0")) return null;
  const file = resolve(root, `.${sep}${name}`, name === "" || name.endsWith("/") ? "index.html" : "");
  return file.startsWith(root + sep) ? file : null;
}

const server = createServer(async (request, response) => {
  const end = (status, headers = {}) => response.writeHead(status, headers).end();
  if (request.method !== "GET" && request.method !== "HEAD") return end(405, { allow: "GET, HEAD" });
  if (`${request.url}/` === base) return end(308, { location: base });
  const file = fileFor(request.url);
  const found = file && (await stat(file).catch(() => null));
  if (!found?.isFile()) return end(404);
  response.writeHead(200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "content-length": found.size,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
});

let port = Number(values.port);
server.on("error", (error) => {
  if (error.code !== "EADDRINUSE") throw error;
  server.listen(++port, "127.0.0.1");
});
server.on("listening", () => console.log(`Cesuan: http://127.0.0.1:${server.address().port}${base}`));
server.listen(port, "127.0.0.1");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
