// The editor of the console: CodeMirror, in a shadow root, where it adopts its styles instead of writing a style element.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { cypher } from '@codemirror/legacy-modes/mode/cypher';
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, drawSelection, highlightSpecialChars, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'preact/hooks';
import { get } from '../api.js';
import { t, useLanguage } from '../language.js';
import { completion, vocabulary } from './completion.js';

const look = EditorView.theme({
  '&': { fontSize: '.95rem', color: 'var(--ink)', backgroundColor: 'var(--raised)', maxHeight: 'min(50vh, 26rem)', borderRadius: '11px 11px 0 0', overflow: 'hidden' },
  '&.cm-focused': { outline: 'none' }, // its host has one
  '.cm-scroller': { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace', lineHeight: '1.6' },
  '.cm-content, .cm-gutter': { minHeight: '8rem' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '.6rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--focus) 28%, transparent)' },
  '.cm-gutters': { backgroundColor: 'var(--tint)', color: 'var(--soft)', border: '0', borderRight: '1px solid var(--line)' },
  '.cm-placeholder': { color: 'var(--soft)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--mark)', color: 'inherit' },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--ink)', border: '1px solid var(--line-strong)', borderRadius: '8px', boxShadow: 'var(--shadow)', overflow: 'hidden' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '.2rem .7rem .2rem .4rem' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--main)', color: 'var(--main-ink)' },
  '.cm-wrong': { textDecoration: 'underline wavy var(--danger) 2px', textUnderlineOffset: '.25em' },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--Policy)', fontWeight: '600' },
  { tag: tags.atom, color: 'var(--Institution)' },
  { tag: tags.string, color: 'var(--Program)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.standard(tags.variableName), tags.definition(tags.variableName)], color: 'var(--Indicator)' },
]);

const wrongAt = StateEffect.define();
const wrong = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    const effect = change.effects.find((one) => one.is(wrongAt));
    if (effect) return effect.value === null ? Decoration.none : spot(change.state.doc, effect.value);
    return change.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// The word at this place; at the end of the text, the one before.
function spot(doc, at) {
  const from = Math.max(0, Math.min(at, doc.length - 1));
  const word = doc.sliceString(from, Math.min(doc.length, from + 60)).match(/^[\p{L}\p{N}_]+/u)?.[0] ?? doc.sliceString(from, from + 1);
  return word.length ? Decoration.set(Decoration.mark({ class: 'cm-wrong' }).range(from, Math.min(doc.length, from + word.length))) : Decoration.none;
}

// Typed over a selection, the browser keeps the look of what was there in a style attribute, which the page forbids.
const overSelection = EditorView.domEventHandlers({
  beforeinput(event, editor) {
    if (event.inputType !== 'insertText' || event.isComposing || !event.data || /[([{'"`]/.test(event.data) || editor.state.selection.main.empty) return false;
    event.preventDefault();
    editor.dispatch({ ...editor.state.replaceSelection(event.data), userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

/**
 * - `text`: the query to begin with, put in again whenever it changes; `onText(text)`: what was made of it.
 * - `onRun()`: Ctrl+Enter or Cmd+Enter.
 * - `parameters()`: names of the parameters that are given, for completion.
 * - `control`: a reference that gets `{focus, insert(text), point(offset), clear}`.
 */
export default function Editor({ text, onText, onRun, parameters, control }) {
  const host = useRef(null);
  const view = useRef(null);
  const calls = useRef({});
  const words = useRef(new Compartment());
  calls.current = { onText, onRun, parameters };
  const spoken = useLanguage();
  const named = () => [
    EditorView.contentAttributes.of({ 'aria-label': t('cypher.editor'), 'data-testid': 'editor', spellcheck: 'false', autocapitalize: 'off' }),
    EditorState.phrases.of({ Completions: t('box.options') }), placeholder('MATCH (n:Policy) RETURN n LIMIT 25'),
  ];

  useEffect(() => {
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    let known = null;
    const source = (context) => known && completion(known, () => calls.current.parameters())(context);
    get('/ontology').then((ontology) => { known = vocabulary(ontology); }, () => {});
    const run = () => { calls.current.onRun(); return true; };
    const editor = new EditorView({
      root: shadow,
      state: EditorState.create({
        doc: text,
        extensions: [
          // Escape, then Tab, leaves the editor
          keymap.of([{ key: 'Mod-Enter', run }, ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
          words.current.of(named()), lineNumbers(), highlightSpecialChars(), history(), drawSelection(), overSelection, bracketMatching(), closeBrackets(), EditorView.lineWrapping,
          StreamLanguage.define(cypher), syntaxHighlighting(colours), autocompletion({ override: [source], icons: false }), look, wrong,
          EditorView.updateListener.of((update) => update.docChanged && calls.current.onText(update.state.doc.toString())),
        ],
      }),
    });
    shadow.append(editor.dom);
    view.current = editor;
    control.current = {
      focus: () => editor.focus(),
      insert: (piece) => {
        editor.dispatch(editor.state.replaceSelection(piece));
        editor.focus();
      },
      point: (offset) => {
        const at = Math.min(offset, editor.state.doc.length);
        editor.dispatch({ selection: { anchor: at }, effects: wrongAt.of(at), scrollIntoView: true });
      },
      clear: () => editor.dispatch({ effects: wrongAt.of(null) }),
    };
    return () => editor.destroy();
  }, []);
  useEffect(() => { view.current.dispatch({ effects: words.current.reconfigure(named()) }); }, [spoken]);
  // Only what comes from outside: what is typed is ahead of what was told.
  useEffect(() => {
    const editor = view.current;
    if (editor.state.doc.toString() !== text) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  return <div ref={host} class="editor" data-testid="editor-host" />;
}
