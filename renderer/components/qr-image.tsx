import encodeQR from 'qr';

/** One path of squares, a unit each, so that it stays sharp at any size. */
export function QrImage({
  text,
  label,
  alphabet,
}: {
  readonly text: string;
  readonly label: string;
  /** `capitals` is the shorter one, of digits, capitals and a few signs. */
  readonly alphabet: 'capitals' | 'any';
}) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding: alphabet === 'capitals' ? 'alphanumeric' : 'byte', border: 2 });
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
