// The drawing: Cytoscape over given nodes and edges. It keeps where things are while others come and go.
import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../language.js';
import { label } from '../model.js';
import { looks, short } from './looks.js';

cytoscape.use(fcose);

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * - `nodes`, `edges`: as the API gives them (`id`, `type`, `name`; `id`, `type`, `head`, `tail`, `confidence`).
 * - `seeds`, `opened`, `pinned`: sets of ids that are drawn apart.
 * - `at`: id of the node or edge that is looked at; `onAt(id or null)`.
 * - `onOpen(id)`, `onRemove(id)`, `onPin(id)`: what is asked for by click or key.
 * - `control`: a reference that gets `{focus, fit, zoom, arrange, picture}`.
 */
export function Canvas({ nodes, edges, seeds, opened, pinned, at, onAt, onOpen, onRemove, onPin, control }) {
  const box = useRef(null);
  const drawing = useRef(null);
  const calls = useRef({});
  calls.current = { at, onAt, onOpen, onRemove, onPin };

  useEffect(() => {
    const cy = cytoscape({ container: box.current, style: looks(), minZoom: .15, maxZoom: 3, boxSelectionEnabled: false });
    drawing.current = cy;
    cy.on('tap', (event) => {
      if (event.target === cy) return calls.current.onAt(null);
      const id = event.target.id();
      if (event.target.isNode() && !event.target.hasClass('opened')) return calls.current.onOpen(id);
      return calls.current.onAt(id);
    });
    cy.on('mouseover', 'node, edge', () => { box.current.style.cursor = 'pointer'; });
    cy.on('mouseout', 'node, edge', () => { box.current.style.cursor = ''; });
    // what a hand has put somewhere stays there
    cy.on('dragfree', 'node', (event) => event.target.data('placed', true));
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const recolour = () => cy.style(looks());
    dark.addEventListener('change', recolour);
    const sized = new ResizeObserver(() => cy.resize());
    sized.observe(box.current);
    control.current = {
      focus: () => box.current.focus(),
      fit: () => fit(cy),
      zoom: (factor) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
      arrange: () => arrange(cy, true),
      picture: () => picture(cy),
    };
    return () => {
      dark.removeEventListener('change', recolour);
      sized.disconnect();
      cy.destroy();
    };
  }, []);

  useEffect(() => {
    const cy = drawing.current;
    const grown = update(cy, nodes, edges);
    if (grown) arrange(cy, false);
  }, [nodes, edges]);

  useEffect(() => {
    const cy = drawing.current;
    cy.batch(() => {
      for (const node of cy.nodes()) {
        node.toggleClass('seed', seeds.has(node.id()));
        node.toggleClass('opened', opened.has(node.id()));
        node.toggleClass('pinned', pinned.has(node.id()));
      }
      cy.elements().removeClass('looked near faint');
      const looked = at ? cy.getElementById(at) : cy.collection();
      if (looked.empty()) return;
      const near = looked.isNode() ? looked.closedNeighborhood() : looked.union(looked.connectedNodes());
      cy.elements().difference(near).addClass('faint');
      near.edges().addClass('near');
      looked.addClass('looked');
    });
  }, [nodes, edges, seeds, opened, pinned, at]);

  const key = (event) => {
    const cy = drawing.current;
    const here = at ? cy.getElementById(at) : cy.collection();
    const node = here.nonempty() && here.isNode();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in DIRECTIONS) {
      const next = step(cy, node ? here : null, DIRECTIONS[event.key]);
      if (next) {
        onAt(next.id());
        show(cy, next);
      }
    } else if (event.key === 'Enter' && node) onOpen(at);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && node) onRemove(at);
    else if (event.key.toLowerCase() === 'p' && node) onPin(at);
    else if (event.key.toLowerCase() === 'f') fit(cy);
    else if (event.key === '+' || event.key === '=') control.current.zoom(1.25);
    else if (event.key === '-') control.current.zoom(.8);
    else if (event.key === 'Escape' && at) onAt(null);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box} class="canvas" tabIndex={0} role="application" aria-label={t('graph.canvas', { nodes: nodes.length, edges: edges.length })}
      aria-describedby="graph-keys" data-testid="graph-canvas" onKeyDown={key}
    />
  );
}

// Bring the drawing to these nodes and edges; whether something is new.
function update(cy, nodes, edges) {
  const wanted = new Map([
    ...nodes.map((one) => [one.id, { group: 'nodes', data: { id: one.id, type: one.type, name: one.name, short: short(one.name) } }]),
    ...edges.map((one) => [one.id, {
      group: 'edges',
      data: { id: one.id, type: one.type, source: one.head.id, target: one.tail.id, confidence: one.confidence ?? 1, label: label(one.type) },
    }]),
  ]);
  const added = [...wanted.values()].filter((one) => cy.getElementById(one.data.id).empty());
  cy.batch(() => {
    cy.remove(cy.elements().filter((element) => !wanted.has(element.id())));
    for (const element of cy.elements()) element.data(wanted.get(element.id()).data);
    const fresh = cy.add(added);
    place(cy, fresh.nodes());
  });
  return added.length > 0;
}

// New nodes begin around what they are joined to, on a spiral, so that nothing jumps across the page.
function place(cy, fresh) {
  const isNew = new Set(fresh.map((node) => node.id()));
  let turn = 0;
  for (const node of fresh) {
    const anchor = node.neighborhood('node').filter((other) => !isNew.has(other.id())).first();
    const from = anchor.nonempty() ? anchor.position() : { x: 0, y: 0 };
    turn += 1;
    const [angle, far] = [turn * 2.4, 60 + 14 * Math.sqrt(turn)];
    node.position({ x: from.x + far * Math.cos(angle), y: from.y + far * Math.sin(angle) });
  }
}

// On a small screen a graph of a few things would be too small to be read: the part around what matters is shown then.
const LEGIBLE = .62;
const FEW = 60;

function frame(cy) {
  const zoom = Math.min(1.4, Math.max(cy.nodes().length > FEW ? 0 : LEGIBLE, cy.zoom()));
  if (zoom === cy.zoom()) return;
  const looked = cy.nodes('.looked, .seed');
  const centre = zoom > LEGIBLE || looked.empty() ? cy.elements() : looked;
  cy.zoom(zoom);
  cy.center(centre);
}

function arrange(cy, anew) {
  if (cy.nodes().empty()) return;
  const fixed = anew ? [] : cy.nodes().filter((node) => node.data('placed') || node.hasClass('pinned'))
    .map((node) => ({ nodeId: node.id(), position: { ...node.position() } }));
  if (anew) cy.nodes().forEach((node) => node.removeData('placed'));
  const layout = cy.layout({
    name: 'fcose', quality: 'default', randomize: anew, animate: !still(), animationDuration: 450, fit: true, padding: 50,
    nodeDimensionsIncludeLabels: true, nodeRepulsion: cy.width() < 500 ? 5000 : 9000, idealEdgeLength: cy.width() < 500 ? 60 : 95, edgeElasticity: .35, gravity: .3, numIter: 1500,
    nodeSeparation: 90, packComponents: true, fixedNodeConstraint: fixed.length ? fixed : undefined,
  });
  layout.one('layoutstop', () => frame(cy));
  layout.run();
}

function fit(cy) {
  cy.animate({ fit: { eles: cy.elements(), padding: 50 } }, { duration: still() ? 0 : 300 });
}

function show(cy, node) {
  const at = node.renderedPosition();
  if (at.x < 40 || at.y < 40 || at.x > cy.width() - 40 || at.y > cy.height() - 60) cy.animate({ center: { eles: node } }, { duration: still() ? 0 : 200 });
}

// All of it, without what is being looked at.
async function picture(cy) {
  const marked = ['looked', 'near', 'faint'].map((name) => [name, cy.elements(`.${name}`).removeClass(name)]);
  const background = getComputedStyle(document.documentElement).getPropertyValue('--back').trim();
  try {
    return await cy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: 8000, maxHeight: 8000, bg: background });
  } finally {
    for (const [name, elements] of marked) elements.addClass(name);
  }
}

// The nearest node in a direction, those joined to this one first.
function step(cy, from, [x, y]) {
  if (!from) return cy.nodes('.seed').first().nonempty() ? cy.nodes('.seed').first() : cy.nodes().first();
  const here = from.position();
  const joined = from.neighborhood('node');
  let best = null;
  let least = Infinity;
  for (const node of cy.nodes()) {
    const [dx, dy] = [node.position('x') - here.x, node.position('y') - here.y];
    const along = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    if (node.same(from) || along <= 0 || aside > along * 1.5) continue;
    const cost = (along + 2 * aside) * (joined.has(node) ? .6 : 1);
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}
