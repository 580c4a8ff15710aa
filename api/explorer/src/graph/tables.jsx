// The drawing in words: for screen readers, for the keyboard, for copying.
import { Confidence, Thing, span } from '../components/things.jsx';
import { number, t } from '../language.js';
import { label, typeOf } from '../model.js';

export function Tables({ nodes, edges, opened, at, onOpen, onRemove, onAt }) {
  const ties = new Map();
  for (const one of edges) for (const end of [one.head.id, one.tail.id]) ties.set(end, (ties.get(end) ?? 0) + 1);
  return (
    <details class="graph-tables" data-testid="graph-tables">
      <summary>{t('graph.tables', { nodes: nodes.length, edges: edges.length })}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={t('graph.nodes')}>
        <table>
          <caption>{t('graph.nodes')}</caption>
          <thead><tr><th scope="col">{t('table.name')}</th><th scope="col">{t('table.type')}</th><th scope="col">{t('table.ties')}</th><th scope="col">{t('table.actions')}</th></tr></thead>
          <tbody>
            {nodes.map((one) => (
              <tr key={one.id} aria-current={one.id === at ? 'true' : undefined}>
                <th scope="row"><Thing of={one} /></th><td>{label(one.type)}</td><td class="figure">{number(ties.get(one.id) ?? 0)}</td>
                <td class="actions">
                  {typeOf(one.id) && !opened.has(one.id) && <button type="button" class="quiet" aria-label={t('graph.open.of', { name: one.name })} onClick={() => onOpen(one.id)}>{t('graph.open')}</button>}
                  <button type="button" class="quiet" aria-label={t('graph.remove.of', { name: one.name })} onClick={(event) => { event.currentTarget.closest('.scroll').focus(); onRemove(one.id); }}>{t('graph.remove')}</button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label={t('graph.edges')}>
        <table>
          <caption>{t('graph.edges')}</caption>
          <thead><tr><th scope="col">{t('table.head')}</th><th scope="col">{t('table.relation')}</th><th scope="col">{t('table.tail')}</th><th scope="col">{t('table.time')}</th><th scope="col">{t('confidence.name')}</th><th scope="col">{t('table.actions')}</th></tr></thead>
          <tbody>
            {edges.map((one) => (
              <tr key={one.id} aria-current={one.id === at ? 'true' : undefined}>
                <td><Thing of={one.head} /></td><td>{label(one.type)}</td><td><Thing of={one.tail} /></td><td>{span(one.first, one.last)}</td>
                <td>{one.confidence !== undefined && <Confidence value={one.confidence} />}</td>
                <td><button type="button" class="quiet" aria-label={t('graph.evidence.of', { name: `${one.head.name} ${label(one.type)} ${one.tail.name}` })} onClick={() => onAt(one.id)}>{t('graph.evidence')}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
