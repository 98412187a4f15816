/** Where a label stands beside its mark: the point of its text and which end of the text that point is. */
export interface LabelSpot {
  x: number;
  y: number;
  anchor: "start" | "end" | "middle";
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Width of a letter and height of a line in map units, for text of 8 units. */
const letter = 4.1;
const line = 9;

/** Returns for each mark where its name can stand without covering a mark or another name, or null where there is no room. */
export function placeLabels(
  marks: readonly {x: number; y: number; name: string}[],
  width: number,
  height: number
): (LabelSpot | null)[] {
  const taken: Box[] = marks.map(({x, y}) => ({left: x - 6, right: x + 6, top: y - 6, bottom: y + 6}));
  return marks.map(({x, y, name}, i) => {
    const long = name.length * letter;
    const spots: [LabelSpot, Box][] = [
      [
        {x: x + 8, y: y + 3, anchor: "start"},
        {left: x + 7, right: x + 8 + long, top: y - 5, bottom: y + line - 5}
      ],
      [
        {x: x - 8, y: y + 3, anchor: "end"},
        {left: x - 8 - long, right: x - 7, top: y - 5, bottom: y + line - 5}
      ],
      [
        {x, y: y - 8, anchor: "middle"},
        {left: x - long / 2, right: x + long / 2, top: y - 7 - line, bottom: y - 7}
      ],
      [
        {x, y: y + 14, anchor: "middle"},
        {left: x - long / 2, right: x + long / 2, top: y + 7, bottom: y + 7 + line}
      ]
    ];
    for (const [spot, box] of spots) {
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      if (inside && taken.every((other, j) => j === i || !overlap(box, other))) {
        taken.push(box);
        return spot;
      }
    }
    return null;
  });
}
