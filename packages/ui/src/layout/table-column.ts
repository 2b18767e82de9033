export interface TableColumn {
  key: string
  label: string
  align?: 'start' | 'end'
  /** On a narrow screen the cell explains itself and needs no label beside it. */
  plain?: boolean
  /** On a narrow screen the cell has a line to itself. */
  lead?: boolean
  /** The cell is left out on a narrow screen: its fact is on the row's own page. */
  wideOnly?: boolean
  /** The heading is only for those who listen. */
  silent?: boolean
  sort?: 'ascending' | 'descending'
  /** One line on a wide screen, cut where it ends: give the whole text as a title. */
  cut?: boolean
  class?: string
}
