// The search box of the header: suggestions while typing, after the ARIA pattern of a combobox with a list.
import { useEffect, useRef, useState } from 'preact/hooks';
import { toEntity, toSearch } from '../addresses.js';
import { get } from '../api.js';
import { t } from '../language.js';
import { label } from '../model.js';
import { navigate } from '../router.js';
import { BOX_ACTIONS } from '../views.js';
import { Mark } from './things.jsx';

const PAUSE = 120; // ms after the last key

/** `query`: what the present view was searched for; another `path` empties the box. */
export function SearchBox({ query, path }) {
  const [text, setText] = useState(query);
  const [found, setFound] = useState([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef(null);
  const words = text.trim();
  useEffect(() => { setText(query); }, [query, path]);
  useEffect(() => {
    setActive(-1);
    if (!open || !words) {
      setFound([]);
      return undefined;
    }
    const control = new AbortController();
    const timer = setTimeout(() => {
      get('/entities', { q: words, limit: 8 }, { signal: control.signal }).then((page) => setFound(page.items), () => {});
    }, PAUSE);
    return () => { clearTimeout(timer); control.abort(); };
  }, [words, open]);
  // "/" goes to the box from anywhere but a field.
  useEffect(() => {
    const key = (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      box.current.focus();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);

  const options = words ? [
    ...found.map((one) => ({ to: toEntity(one.id), entity: one })),
    ...BOX_ACTIONS.map((action) => ({ to: action.to(words), text: t(action.text, { q: words }) })),
  ] : [];
  const shown = open && options.length > 0;
  const go = (to) => {
    setOpen(false);
    box.current.blur();
    navigate(to);
  };
  const key = (event) => {
    if (event.isComposing) return; // Enter ends the choice of characters
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = options.length + 1; // the box itself is one of them
      setActive((before) => ((before + 1 + step + count) % count) - 1);
    } else if (event.key === 'Escape') {
      if (shown) setOpen(false);
      else setText('');
    }
  };
  const submit = (event) => {
    event.preventDefault();
    if (shown && active >= 0) go(options[active].to);
    else if (words) go(toSearch(words));
  };
  return (
    <form class="search" role="search" onSubmit={submit}>
      <label class="hidden" htmlFor="box">{t('box.label')}</label>
      <input
        id="box" ref={box} type="text" role="combobox" maxLength={200} autoComplete="off" spellCheck={false} enterKeyHint="search"
        placeholder={t('box.hint')} value={text} aria-expanded={shown} aria-controls="options" aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `option-${active}` : undefined} data-testid="search-box"
        onInput={(event) => { setText(event.currentTarget.value); setOpen(true); }} onKeyDown={key}
        onBlur={() => setOpen(false)} onClick={() => setOpen(true)}
      />
      <button type="submit" aria-label={t('box.go')}><Lens /></button>
      <ul id="options" role="listbox" aria-label={t('box.options')} hidden={!shown} data-testid="suggestions">
        {options.map((option, at) => (
          // the mouse must not take the focus away before its click is done
          <li key={option.to} id={`option-${at}`} role="option" aria-selected={at === active} onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(option.to)}>
            {option.entity ? <Suggestion of={option.entity} /> : <span class="action">{option.text}</span>}
          </li>
        ))}
      </ul>
      <span class="hidden" role="status">{shown ? t('box.count', { n: found.length }) : ''}</span>
    </form>
  );
}

const Suggestion = ({ of }) => (
  <><Mark type={of.type} /><span class="name" lang="zh">{of.name}</span><span class="soft">{label(of.type)}</span></>
);

const Lens = () => (
  <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
    <circle cx="8.5" cy="8.5" r="5.5" /><path d="m13 13 4.5 4.5" />
  </svg>
);
