// How nodes and edges are drawn, from the colours of the page, light or dark.

export const SHAPES = {
  ReformArea: 'ellipse', Institution: 'rectangle', Policy: 'cut-rectangle', Program: 'diamond', Region: 'hexagon', Indicator: 'triangle',
};
const OTHER = 'round-rectangle';
const LONGEST = 26;

/** A name as it fits under a node. */
export function short(name) {
  const letters = Array.from(name);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : name;
}

export function looks() {
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(`--${name}`).trim();
  const [ink, soft, back, line] = ['ink', 'soft', 'back', 'line-strong'].map(colour);
  return [
    { selector: 'node', style: {
      width: 24, height: 24, shape: OTHER, label: 'data(short)', color: ink, 'font-family': css.getPropertyValue('--font').trim(), 'font-size': 12,
      'text-valign': 'bottom', 'text-margin-y': 5, 'text-wrap': 'wrap', 'text-max-width': 112, 'text-overflow-wrap': 'anywhere',
      'text-outline-color': back, 'text-outline-width': 2.5, 'min-zoomed-font-size': 7,
      'background-color': back, 'border-width': 2.5, 'border-color': soft, 'overlay-opacity': 0,
    } },
    ...Object.entries(SHAPES).map(([type, shape]) => ({ selector: `node[type = "${type}"]`, style: { shape, 'border-color': colour(type) } })),
    { selector: 'node[type = "Program"], node[type = "Region"]', style: { width: 27, height: 27 } },
    ...Object.keys(SHAPES).map((type) => ({ selector: `node.opened[type = "${type}"]`, style: { 'background-color': colour(type) } })),
    { selector: 'node.seed', style: { width: 38, height: 38, 'font-size': 14, 'font-weight': 'bold', 'min-zoomed-font-size': 0 } },
    { selector: 'node.pinned', style: { 'border-style': 'double', 'border-width': 5 } },
    { selector: 'edge', style: {
      width: 'mapData(confidence, 0, 1, 1, 2.4)', 'line-color': line, 'target-arrow-color': line, 'target-arrow-shape': 'triangle', 'arrow-scale': .9,
      'curve-style': 'bezier', label: 'data(label)', 'font-size': 10, color: soft, 'font-family': css.getPropertyValue('--font').trim(),
      'text-rotation': 'autorotate', 'text-outline-color': back, 'text-outline-width': 2.5, 'min-zoomed-font-size': 9, 'overlay-opacity': 0,
    } },
    { selector: 'edge[type = "PART_OF"]', style: { 'line-style': 'dashed' } },
    { selector: 'edge[type = "COOPERATES_WITH"]', style: { 'target-arrow-shape': 'none' } },
    { selector: '.faint', style: { opacity: .22, 'text-opacity': .4 } },
    { selector: 'edge.near', style: { 'line-color': ink, 'target-arrow-color': ink, color: ink, 'min-zoomed-font-size': 6, 'z-index': 5 } },
    { selector: 'node.looked', style: { 'underlay-color': colour('focus'), 'underlay-opacity': .35, 'underlay-padding': 8, 'min-zoomed-font-size': 0, 'z-index': 10 } },
    { selector: 'edge.looked', style: { 'line-color': colour('focus'), 'target-arrow-color': colour('focus'), color: colour('focus'), width: 3.5, 'min-zoomed-font-size': 0, 'z-index': 10 } },
  ];
}
