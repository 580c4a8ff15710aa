// The Cypher that was run, to read, to copy, to go on with.
import { toCypher } from '../addresses.js';
import { Copy } from '../components/copy.jsx';
import { t } from '../language.js';

export function Ran({ cypher, parameters }) {
  return (
    <details class="ran" data-testid="ran">
      <summary>{t('ask.cypher')}</summary>
      <pre tabIndex={0} role="region" aria-label={t('ask.cypher')} data-testid="ran-cypher"><code>{cypher}</code></pre>
      <h3>{t('ask.parameters')}</h3>
      <pre tabIndex={0} role="region" aria-label={t('ask.parameters')} data-testid="ran-parameters"><code>{JSON.stringify(parameters, null, 1)}</code></pre>
      <p class="actions">
        <a class="button" href={toCypher(cypher, parameters)} data-testid="open-console">{t('ask.console')}</a>
        <Copy text={cypher} name={t('ask.copy')} testid="copy-cypher" />
      </p>
    </details>
  );
}
