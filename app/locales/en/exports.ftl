## The list of exports
exports-title = Exports
exports-lede = Large matrices that you asked for as a file. Only you see them.
exports-empty-title = No file waits for you
exports-empty-text = Filter the matrix to what you need and choose Excel or CSV. A small matrix arrives at once; a large one is written in the background and waits here for seven days.
exports-to-matrix = See the matrix
exports-count = { $count ->
    [one] 1 export
   *[other] { $count } exports
}
export-file = File
export-state = State
export-rows = Rows
export-row-count = Number of rows
export-column-count = Number of competencies
export-size = Size
export-asked = Asked for on
export-ends = Deleted on

## Where an export is
export-state-writing = Being written
export-state-done = Ready
export-state-failed = Not written
export-lede = Asked for on { $at }
export-busy = The file is being written
export-busy-text = You may leave this page: the work goes on. The page shows by itself how it stands.
export-progress = { $done } of { $all } rows
export-closing = All { $all } rows are written; the file is being closed
export-cancel = Cancel
export-ready = The file is ready
export-ready-text = It is deleted one hour after you have downloaded it, and on { $at } in any case.
export-fetch = Download
export-delete = Delete
export-failed = There is no file
export-again = Export again
export-failure-space = The storage of this server is full. Tell whoever runs this Docendo; once there is room again, export again.
export-failure-away = The database did not answer. Wait a moment and export again.
export-failure-refused = Your role does not include the matrix any more. An administrator can change that under People.
export-failure-quota = Your organisation would keep more in files than it may. Delete exports, discard imports that wait, or ask whoever runs this Docendo for more room; then export again.
export-failure-lost = The storage of files has lost it. Export again; if it happens again, tell whoever runs this Docendo: several servers need one storage that they share.
export-failure-broken = Something broke on our side. Export again; if it stays like this, tell whoever runs this Docendo, with the time.

## What is in a file or on paper
export-holds = What it holds
export-known-now = when it was written
