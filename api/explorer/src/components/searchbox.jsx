// The search box of the header.
import { useEffect, useRef, useState } from 'preact/hooks';
import { toEntity, toSearch } from '../addresses.js';
import { t } from '../language.js';
import { navigate } from '../router.js';
import { BOX_ACTIONS } from '../views.js';
import { Combobox } from './combobox.jsx';

/** `query`: what the present view was searched for; another `path` empties the box. */
export function SearchBox({ query, path }) {
  const [text, setText] = useState(query);
  const field = useRef(null);
  useEffect(() => { setText(query); }, [query, path]);
  // "/" goes to the box from anywhere but a field.
  useEffect(() => {
    const key = (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.composedPath()[0].closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      field.current.focus();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  const go = (to) => {
    field.current.blur();
    navigate(to);
  };
  return (
    <Combobox
      id="search-box" role="search" name={t('box.label')} hint={t('box.hint')} field={field} value={text} onValue={setText}
      actions={(words) => BOX_ACTIONS.map((action) => ({ to: action.to(words), text: t(action.text, { q: words }) }))}
      onPick={(option) => go(option.to ?? toEntity(option.id))} onSubmit={(words) => go(toSearch(words))}
    >
      {(submit) => <button type="button" aria-label={t('box.go')} onClick={submit}><Lens /></button>}
    </Combobox>
  );
}

const Lens = () => (
  <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
    <circle cx="8.5" cy="8.5" r="5.5" /><path d="m13 13 4.5 4.5" />
  </svg>
);
