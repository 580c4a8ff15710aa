// The queries that there are, to choose one by what it answers.
import { useState } from 'preact/hooks';
import { toQuery } from '../addresses.js';
import { t } from '../language.js';

/** `folded`: shut at first, below an answer. */
export function Catalog({ queries, chosen, folded }) {
  const [words, setWords] = useState('');
  const fits = (one) => [one.label, one.name, one.en, one.zh].some((text) => text.toLowerCase().includes(words.trim().toLowerCase()));
  const found = queries.filter(fits);
  return (
    <details class="catalog" open={!folded} data-testid="catalog">
      <summary><h2>{t('ask.catalog')} <span class="count">{found.length}</span></h2></summary>
      <p class="soft">{t('ask.catalog.about')}</p>
      <label class="field">{t('ask.catalog.find')}
        <input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} autoComplete="off" data-testid="catalog-find" />
      </label>
      <ul class="tiles">
        {found.map((one) => (
          <li key={one.name}>
            <a class="tile" href={toQuery(one.name)} aria-current={one.name === chosen ? 'true' : undefined}>
              <span class="name">{one.label}</span><code class="soft">{one.name}</code>
            </a>
          </li>
        ))}
      </ul>
      {!found.length && <p class="nothing" role="status">{t('nothing')}</p>}
    </details>
  );
}
