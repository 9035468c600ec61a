// The cells of one row as a table shows them, from whatever file it came.

/** Empty and covered cells are empty or undefined; lines within a cell are parted by \n. */
export type Cells = readonly (string | undefined)[]

/** Lines of a cell belong together: Chinese words are joined, others keep a space. */
export const oneLine = (cell: string): string =>
  cell
    .replace(/\s*\n\s*/g, '\n')
    .replace(/(?<=[\x21-\x7e])\n(?=[\x21-\x7e])/g, ' ')
    .replace(/\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
