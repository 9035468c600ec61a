// Radicals that stand for characters: programs that print to PDF write ⾼新 and ⻓ where 高新 and 长 were meant.

/** Radicals of the supplement that are characters in themselves, with the character (Unicode, EquivalentUnifiedIdeograph). */
const supplement =
  '⺁厂⺎兀⺟母⺠民⺩王⺬示⺮竹⺶羊⺼月⺽臼⻁虎⻃西⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻯竜⻰龙⻳龟'

const characters = new Map(
  Array.from({ length: supplement.length / 2 }, (_, at) => [
    supplement.charAt(2 * at),
    supplement.charAt(2 * at + 1),
  ]),
)

/** One character for one: places in the text stay where they are. Kangxi radicals and compatibility ideographs too. */
export const withCharacters = (text: string): string =>
  text.replace(
    /[\u2E80-\u2FDF\uF900-\uFAFF]/g,
    (sign) => characters.get(sign) ?? oneOf(sign.normalize('NFKC')) ?? sign,
  )

const oneOf = (text: string): string | undefined => (text.length === 1 ? text : undefined)
