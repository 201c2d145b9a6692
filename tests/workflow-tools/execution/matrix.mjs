// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix

/** The legs of a matrix: all combinations, without those excluded, extended by those included. */
export function legsOf(matrix) {
  if (!matrix) return [{}];
  const { include = [], exclude = [], ...axes } = matrix;
  let legs = [{}];
  for (const [axis, values] of Object.entries(axes)) legs = legs.flatMap((leg) => values.map((value) => ({ ...leg, [axis]: value })));
  legs = legs.filter((leg) => !exclude.some((pattern) => agrees(leg, pattern, Object.keys(pattern))));

  if (Object.keys(axes).length === 0) return include;
  const added = [];
  for (const extra of include) {
    const extended = legs.filter((leg) => agrees(leg, extra, Object.keys(extra).filter((key) => key in axes)));
    for (const leg of extended) Object.assign(leg, extra);
    if (extended.length === 0) added.push(extra);
  }
  return [...legs, ...added];
}

const agrees = (leg, pattern, keys) => keys.every((key) => JSON.stringify(leg[key]) === JSON.stringify(pattern[key]));
