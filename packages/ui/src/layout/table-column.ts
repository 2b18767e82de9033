export interface TableColumn {
  key: string
  label: string
  align?: 'start' | 'end'
  /** The label is only for those who listen: the cell explains itself. */
  hidden?: boolean
  sort?: 'ascending' | 'descending'
  class?: string
}
