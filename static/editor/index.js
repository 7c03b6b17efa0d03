// The code editor of the rules page, and the few things about files that are easier said here. Bundled by
// scripts/post-build.mjs into one file, which the page loads when it first needs it. What a text means is none of its
// business: the page says what is wrong with it, and what could stand where.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { formulas } from "./formulas.js";

export { readFiles, zip } from "./files.js";

/**
 * Opens an editor in an element.
 *   options.label     what the text area is, for people who hear the page
 *   options.phrases   the editor's own words: English to the page's language
 *   options.changed   (text) => void, at every change a person makes
 *   options.complete  (text, place, answer) => void; answer takes { from, choices: [{ label, type, detail }] }
 */
export function open(frame, options) {
  return new Editor(frame, options);
}

class Editor {
  /** The state of each file, so that going back and forth keeps what can be undone. */
  #states = new Map();
  #file = "";

  constructor(frame, options) {
    this.options = options;
    this.view = new EditorView({ parent: frame });
  }

  /** Shows a file. A text that is not the one last seen here begins anew. */
  show(file, text) {
    if (this.#file) this.#states.set(this.#file, this.view.state);
    const known = this.#states.get(file);
    this.#file = file;
    this.view.setState(known && known.doc.toString() === text ? known : this.#state(file, text));
  }

  /** Marks what is wrong: [{ from, to, severity, message }]. */
  mark(marks) {
    const end = this.view.state.doc.length;
    const inside = marks.map((mark) => {
      const from = Math.min(mark.from, end);
      return { ...mark, from, to: Math.max(from, Math.min(mark.to, end)) };
    });
    this.view.dispatch(setDiagnostics(this.view.state, inside));
  }

  /** Puts the cursor at a place and brings it into view. */
  reveal(from) {
    const anchor = Math.min(from, this.view.state.doc.length);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.view.focus();
  }

  destroy() {
    this.view.destroy();
  }

  #state(file, doc) {
    const { label, phrases, changed } = this.options;
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightSelectionMatches(),
        StreamLanguage.define(toml),
        syntaxHighlighting(classHighlighter),
        formulas,
        lintGutter(),
        autocompletion({ override: [(context) => this.#complete(context)], icons: false }),
        // Tab goes on to the next control: nobody is caught in the text.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
        EditorView.lineWrapping,
        EditorState.phrases.of(phrases),
        EditorView.contentAttributes.of({ "aria-label": `${label} ${file}`, spellcheck: "false", autocapitalize: "off", tabindex: "0" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    });
  }

  #complete(context) {
    const before = context.matchBefore(/[\p{L}\p{N}_.@{]+/u);
    if (!context.explicit && !before) return null;
    return new Promise((resolve) => {
      context.addEventListener("abort", () => resolve(null));
      this.options.complete(context.state.doc.toString(), context.pos, ({ from, choices }) => {
        if (choices.length === 0) return resolve(null);
        const boost = (index) => 99 - Math.min(index, 198);
        resolve({
          from,
          options: choices.map((choice, index) => ({ ...choice, boost: boost(index) })),
          validFor: /^[\p{L}\p{N}_]*$/u,
        });
      });
    });
  }
}
