// A field with suggestions while typing, after the ARIA pattern of a combobox with a list.
import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../api.js';
import { t } from '../language.js';
import { label } from '../model.js';
import { Mark } from './things.jsx';

const PAUSE = 120; // ms after the last key
const MOST = 8;

/**
 * A field that suggests entities.
 *
 * - `id`: of the field; `name`: what it is for, read out; `hint`: shown while it is empty.
 * - `type`: suggests only entities of this type.
 * - `actions(words)`: further options `{text, …}` below the entities.
 * - `onPick(option)`: an entity or an action was chosen; the list is closed.
 * - `onSubmit(words)`: Enter with nothing chosen. Without it, Enter takes the first suggestion.
 * - `value`, `field`: the text, where whoever uses it keeps it; a reference to the field.
 */
export function Combobox({ id, name, hint, type, actions = () => [], onPick, onSubmit, value, onValue, field, children, ...rest }) {
  const [own, setOwn] = useState('');
  const text = value ?? own;
  const setText = onValue ?? setOwn;
  const [found, setFound] = useState([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef(null);
  const words = text.trim();
  useEffect(() => {
    setActive(-1);
    if (!open || !words) {
      setFound([]);
      return undefined;
    }
    const control = new AbortController();
    const timer = setTimeout(() => {
      get('/entities', { q: words, type, limit: MOST }, { signal: control.signal }).then((page) => setFound(page.items), () => {});
    }, PAUSE);
    return () => { clearTimeout(timer); control.abort(); };
  }, [words, open, type]);

  const options = words ? [...found, ...actions(words)] : [];
  const shown = open && options.length > 0;
  const pick = (option) => {
    setOpen(false);
    setText('');
    onPick(option);
  };
  const key = (event) => {
    if (event.isComposing) return; // Enter ends the choice of characters
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = options.length + 1; // the field itself is one of them
      setActive((before) => ((before + 1 + step + count) % count) - 1);
    } else if (event.key === 'Escape') {
      if (shown) setOpen(false);
      else setText('');
    } else if (event.key === 'Enter') {
      event.preventDefault();
      submit();
    }
  };
  const submit = () => {
    if (shown && active >= 0) return pick(options[active]);
    if (!words) return undefined;
    if (onSubmit) {
      setOpen(false);
      return onSubmit(words);
    }
    return found.length ? pick(found[0]) : undefined;
  };
  return (
    <div class="combobox" role={rest.role}>
      <label class="hidden" htmlFor={id}>{name}</label>
      <input
        id={id} ref={(element) => { box.current = element; if (field) field.current = element; }} type="text" role="combobox" maxLength={200}
        autoComplete="off" spellCheck={false} enterKeyHint="search" placeholder={hint} value={text} aria-expanded={shown}
        aria-controls={`${id}-options`} aria-autocomplete="list" aria-activedescendant={shown && active >= 0 ? `${id}-option-${active}` : undefined}
        data-testid={id} onInput={(event) => { setText(event.currentTarget.value); setOpen(true); }} onKeyDown={key}
        onBlur={() => setOpen(false)} onClick={() => setOpen(true)}
      />
      {children?.(submit)}
      <ul id={`${id}-options`} role="listbox" aria-label={t('box.options')} hidden={!shown} data-testid={`${id}-options`}>
        {options.map((option, at) => (
          // the mouse must not take the focus away before its click is done
          <li key={option.id ?? option.text} id={`${id}-option-${at}`} role="option" aria-selected={at === active}
            onMouseDown={(event) => event.preventDefault()} onClick={() => pick(option)}>
            {option.id ? <Suggestion of={option} /> : <span class="action">{option.text}</span>}
          </li>
        ))}
      </ul>
      <span class="hidden" role="status">{shown ? t('box.count', { n: found.length }) : ''}</span>
    </div>
  );
}

const Suggestion = ({ of }) => (
  <><Mark type={of.type} /><span class="name" lang="zh">{of.name}</span><span class="soft">{label(of.type)}</span></>
);
