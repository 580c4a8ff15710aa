// A result as a graph; where it holds no relations, those that join its things are read from the API.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Failure } from '../components/states.jsx';
import { CEILING, among } from '../graph/data.js';
import { GraphPanel } from '../graph/panel.jsx';
import { t } from '../language.js';
import { typeOf } from '../model.js';
import { drawn } from './drawn.js';

export default function Drawing({ rows }) {
  const found = useMemo(() => drawn(rows), [rows]);
  const [added, setAdded] = useState({ edges: [], problem: null });
  useEffect(() => {
    setAdded({ edges: [], problem: null });
    if (found.edges.length) return undefined;
    const control = new AbortController();
    const ids = found.nodes.map((one) => one.id).filter((id) => typeOf(id));
    among(ids, {}, control.signal).then((edges) => setAdded({ edges, problem: null }), (problem) => problem.name !== 'AbortError' && setAdded({ edges: [], problem }));
    return () => control.abort();
  }, [found]);
  const opened = useMemo(() => new Set(found.nodes.map((one) => one.id)), [found]);
  const edges = found.edges.length ? found.edges : added.edges;
  if (!found.nodes.length) return <p class="nothing">{t('cypher.undrawn')}</p>;
  return (
    <>
      {found.full && <p class="notice" role="status">{t('graph.full', { n: CEILING })}</p>}
      {found.loose > 0 && <p class="notice" role="status">{t('cypher.loose', { n: found.loose })}</p>}
      {!found.edges.length && added.edges.length > 0 && <p class="notice" role="status">{t('cypher.added')}</p>}
      {added.problem && <Failure problem={added.problem} />}
      <GraphPanel nodes={found.nodes} edges={edges} opened={opened} name="cypher-result" />
    </>
  );
}
