// What the screens may use of the kit.
export { AntdFrame } from './antd-frame.tsx'
export { Empty, Failed, Loading, WhenAnswered } from './answers/answer-states.tsx'
export {
  CatalogueProvider,
  useCatalogue,
  useIndicator,
  useIndicatorLabel,
  useRegister,
} from './answers/catalogue.tsx'
export {
  ask,
  keepCsrf,
  queryText,
  receive,
  type Received,
  Refused,
  takeEarly,
  write,
  type Write,
} from './answers/client.ts'
export { Go, pathTo, useAddress, useGo } from './answers/go.tsx'
export { ProblemList } from './answers/problem-list.tsx'
export { LineChart } from './charts/line-chart.tsx'
export { PartsTable, TileMap } from './charts/tile-map.tsx'
export { yearLines } from './charts/year-lines.ts'
export { recordName, ShownValue } from './fields/shown-value.tsx'
export { DayBox } from './fields/day-box.tsx'
export { ChoiceLine, FileBox, Labelled, TextLine } from './fields/labelled.tsx'
export { LanguageProvider, Say, useLanguage, usePageTitle } from './language/language.tsx'
export { type Messages, words } from './language/messages.ts'
export { type Column, DataTable } from './lists/data-table.tsx'
export { RecordList } from './lists/record-list.tsx'
export { grouped, instantText, today, writeFigure } from './numbers/amounts.ts'
export { unitLabel } from './numbers/unit-labels.ts'
export { FigureValue, useFigureText } from './numbers/figure-value.tsx'
export { RecordForm, type WrittenValues } from './records/record-form.tsx'
export { AttachmentList, CountedList, FieldValues, HistoryList } from './records/record-parts.tsx'
