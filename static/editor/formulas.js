// Colours for what stands inside the texts of a rules file: the words, numbers and functions of formulas, and the
// placeholders of sentences.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";

const formula = /(?:^|[\s{,])(?:where|amount|cap|base|formula|when|prize|prizes|among|by|per|places)\s*=\s*(\[[^\]]*\]|"[^"]*")/dg;
const sentence = /(?:^|[\s{,])(?:zh|en)\s*=\s*("[^"]*")/dg;
const part = /(?<word>\b(?:and|or|not|in|if|then|else|where|yes|no)\b)|(?<number>\d[\d,.]*\s*(?:%|亿元|万元|元|年)?)|(?<call>[a-z][a-z0-9_]*(?=\())|(?<name>[a-z][a-z0-9_.]*)/dg;
const placeholder = /(?<placeholder>\{[a-z][a-z0-9_.]*\})/dg;

const marks = Object.fromEntries(
  ["word", "number", "call", "name", "placeholder"].map((kind) => [kind, Decoration.mark({ class: `formula-${kind}` })]),
);

function decorate(view) {
  const builder = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const found = [...parts(line.text, formula, part), ...parts(line.text, sentence, placeholder)];
      found.sort((a, b) => a.from - b.from);
      for (const { from, to, kind } of found) builder.add(line.from + from, line.from + to, marks[kind]);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** Every inner match within the texts the outer pattern finds, with its name and its place in the line. */
function* parts(line, outer, inner) {
  if (line.trimStart().startsWith("#")) return;
  for (const text of line.matchAll(outer)) {
    const offset = text.indices[1][0];
    for (const match of text[1].matchAll(inner)) {
      const [kind] = Object.entries(match.groups).find(([, value]) => value !== undefined);
      yield { from: offset + match.index, to: offset + match.index + match[0].length, kind };
    }
  }
}

export const formulas = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = decorate(view);
    }
    update(update) {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
