// Fields above a list; what they say is in the address.
import { useEffect, useState } from 'preact/hooks';
import { part, useGet } from '../api.js';
import { t } from '../language.js';
import { setQuery } from '../router.js';
import { Combobox } from './combobox.jsx';
import { Thing } from './things.jsx';

const PAUSE = 250; // ms after the last key

/** Words to search for, kept in the address as `name`. */
export function WordsFilter({ name, value, text, hint }) {
  const [words, setWords] = useState(value);
  useEffect(() => { setWords(value); }, [value]);
  useEffect(() => {
    if (words.trim() === value) return undefined;
    const timer = setTimeout(() => setQuery({ [name]: words.trim() }), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <label class="field wide">{text}
      <input type="search" value={words} placeholder={hint} maxLength={200} autoComplete="off" spellCheck={false}
        onInput={(event) => setWords(event.currentTarget.value)} data-testid={`filter-${name}`} />
    </label>
  );
}

/** One entity of a type, kept in the address by its id as `name`. */
export function EntityFilter({ name, type, value, text, hint }) {
  const { data } = useGet(value ? `/entities/${part(value)}` : null);
  return (
    <div class="field" role="group" aria-label={text}>{text}
      {value ? (
        <span class="chosen" data-testid={`chosen-${name}`}>
          {data ? <Thing of={data} /> : <span class="soft">…</span>}
          <button type="button" class="quiet" onClick={() => setQuery({ [name]: null })} aria-label={t('filter.clear', { name: text })}>×</button>
        </span>
      ) : <Combobox id={`filter-${name}`} type={type} name={text} hint={hint} onPick={(one) => setQuery({ [name]: one.id })} />}
    </div>
  );
}

/** One of `options`, `{value, text}`, kept in the address as `name`. */
export function ChoiceFilter({ name, value, text, options }) {
  return (
    <label class="field">{text}
      <select value={value} onChange={(event) => setQuery({ [name]: event.currentTarget.value || null })} data-testid={`filter-${name}`}>
        <option value="">{t('filter.any')}</option>
        {options.map((one) => <option key={one.value} value={one.value}>{one.text}</option>)}
      </select>
    </label>
  );
}

/** From one year to another, kept in the address as `period` in the words of the API: 2022/2024, 2022/.., ../2024. */
export function YearsFilter({ value }) {
  const [from, until] = years(value);
  const change = (first, last) => setQuery({ period: !first && !last ? null : `${first || '..'}/${last || '..'}` });
  const year = (text) => /^\d{4}$/.test(text) ? text : '';
  const field = (text, own, put, testid) => (
    <input type="text" inputMode="numeric" pattern="\d{4}" maxLength={4} placeholder={text} aria-label={text} defaultValue={own} key={own}
      onChange={(event) => put(year(event.currentTarget.value))} data-testid={testid} />
  );
  return (
    <div class="field years" role="group" aria-label={t('filter.years')}>{t('filter.years')}
      <span>
        {field(t('filter.from'), from, (text) => change(text, until), 'filter-from')} –{' '}
        {field(t('filter.until'), until, (text) => change(from, text), 'filter-until')}
      </span>
    </div>
  );
}

function years(period) {
  const [first = '', last = first] = period.split('/');
  return [first, last].map((one) => (one === '..' ? '' : one.slice(0, 4)));
}
