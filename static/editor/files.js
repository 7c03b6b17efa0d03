// Rules files in and out of archives. Nothing leaves the machine.
import { strToU8, unzipSync, zipSync } from "fflate";

/** More than any rules folder; keeps a foreign archive from filling the memory. */
const LARGEST = 16 << 20;

/** An archive of [path, text] pairs. */
export function zip(files) {
  return zipSync(Object.fromEntries(files.map(([path, text]) => [path, strToU8(text)])), { level: 6 });
}

/**
 * The texts of the TOML files among what a person picked or dropped: single files, a folder, an archive.
 * Calls done with [path, text] pairs, or with null where something cannot be read.
 */
export function readFiles(source, done) {
  collect(source).then(done, () => done(null));
}

async function collect(source) {
  // What was dropped is gone after the first pause: everything is asked for before it.
  const entries = [...(source.items ?? [])].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const loose = entries.length > 0 ? [] : [...(source.files ?? source)].map((file) => [file.webkitRelativePath || file.name, file]);
  const files = [...loose, ...(await Promise.all(entries.map((entry) => walk(entry, "")))).flat()];
  const texts = [];
  for (const [path, file] of files) {
    if (path.endsWith(".zip")) texts.push(...unpack(new Uint8Array(await file.arrayBuffer())));
    else if (path.endsWith(".toml")) texts.push([path, decode(new Uint8Array(await file.arrayBuffer()))]);
  }
  return texts;
}

async function walk(entry, folder) {
  const path = folder + entry.name;
  if (entry.isFile) return [[path, await new Promise((resolve, reject) => entry.file(resolve, reject))]];
  const reader = entry.createReader();
  const found = [];
  // The entries of a folder come in portions; an empty one is the last.
  for (;;) {
    const portion = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return found;
    for (const inner of portion) found.push(...(await walk(inner, `${path}/`)));
  }
}

function unpack(bytes) {
  let size = 0;
  const wanted = (file) => {
    size += file.originalSize;
    if (size > LARGEST) throw new Error("too large");
    return file.name.endsWith(".toml");
  };
  return Object.entries(unzipSync(bytes, { filter: wanted })).map(([path, content]) => [path, decode(content)]);
}

/** UTF-8 without its mark; anything else is refused rather than guessed. */
function decode(bytes) {
  if (bytes.length > LARGEST) throw new Error("too large");
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
