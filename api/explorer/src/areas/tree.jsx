// The areas as a tree, after the ARIA pattern: one stop for Tab, arrows move and open, Enter chooses.
import { useRef, useState } from 'preact/hooks';
import { useGet } from '../api.js';
import { Failure } from '../components/states.jsx';
import { Mark } from '../components/things.jsx';
import { number, t } from '../language.js';

const COUNTS = [['policies', 'Policy'], ['programs', 'Program'], ['indicators', 'Indicator']];

/** `roots`: areas as the API gives them; `chosen`: an id; `choose(id, element)`. */
export function Tree({ roots, chosen, choose }) {
  const [active, setActive] = useState(null); // the key of the item that Tab comes to
  const tree = useRef(null);
  const items = () => [...tree.current.querySelectorAll('[role="treeitem"]')];
  const key = (event) => {
    const item = event.target.closest('[role="treeitem"]');
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = items();
    const place = all.indexOf(item);
    const state = item.getAttribute('aria-expanded');
    const turn = () => item.querySelector('.turn').click();
    const go = {
      ArrowDown: () => all[place + 1]?.focus(),
      ArrowUp: () => all[place - 1]?.focus(),
      Home: () => all[0].focus(),
      End: () => all.at(-1).focus(),
      ArrowRight: () => (state === 'false' ? turn() : state === 'true' && item.querySelector('[role="treeitem"]')?.focus()),
      ArrowLeft: () => (state === 'true' ? turn() : item.parentElement.closest('[role="treeitem"]')?.focus()),
      Enter: () => choose(item.dataset.area, item),
      ' ': () => choose(item.dataset.area, item),
    }[event.key];
    if (!go) return;
    event.preventDefault();
    go();
  };
  const first = roots[0] && `/${roots[0].id}`;
  return (
    <ul class="tree" role="tree" aria-label={t('areas.tree')} ref={tree} onKeyDown={key} data-testid="tree"
      onFocusIn={(event) => setActive(event.target.closest('[role="treeitem"]')?.dataset.key ?? active)}>
      {roots.map((one) => <Item key={one.id} of={one} above={[]} active={active ?? first} chosen={chosen} choose={choose} />)}
    </ul>
  );
}

function Item({ of, above, active, chosen, choose }) {
  const [open, setOpen] = useState(false);
  const place = `${above.map((one) => `/${one}`).join('')}/${of.id}`;
  // documents make the tree a graph: an area below itself is not opened again
  const leaf = of.below === 0 || above.includes(of.id);
  const { data, problem, again } = useGet(open ? '/areas' : null, { root: of.id, depth: 2 });
  const children = data?.items[0].children;
  return (
    <li role="treeitem" tabIndex={place === active ? 0 : -1} aria-level={above.length + 1} aria-expanded={leaf ? undefined : open}
      aria-selected={of.id === chosen} aria-label={spoken(of)} data-area={of.id} data-key={place} data-testid="area">
      {/* numbers and arrow are drawn by the styles: in words they are in the label */}
      <div class="row" style={{ '--depth': Math.min(above.length, 8) }} onClick={(event) => choose(of.id, event.currentTarget.parentElement)}>
        <span class="turn" aria-hidden="true" data-testid="turn"
          onClick={(event) => { event.stopPropagation(); if (!leaf) setOpen(!open); }} />
        <span class="name" lang="zh">{of.name}</span>
        <span class="counts" aria-hidden="true">
          {COUNTS.map(([name, type]) => of[name] > 0 && <span key={name} class={`c-${type}`} data-number={number(of[name])}><Mark type={type} /></span>)}
        </span>
        {of.below > 0 && <span class="below soft" aria-hidden="true" title={t('areas.below', { n: of.below })} data-number={number(of.below)} />}
      </div>
      {open && (
        <ul role="group">
          {children?.map((one) => (
            <Item key={one.id} of={one} above={[...above, of.id]} active={active} chosen={chosen} choose={choose} />
          ))}
          {!children && !problem && <li role="none" class="bone" />}
          {problem && <li role="none"><Failure problem={problem} again={again} /></li>}
        </ul>
      )}
    </li>
  );
}

const spoken = (of) => [of.name, ...COUNTS.filter(([name]) => of[name] > 0).map(([name]) => t(`areas.${name}`, { n: of[name] })),
  ...(of.below ? [t('areas.below', { n: of.below })] : [])].join(', ');
