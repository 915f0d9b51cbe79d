## The search for people, courses and actions
search-title = Search
search-find = Find people, courses, actions
search-lede = A name, a number, an e-mail address, a course or something to do.
search-submit = Search
search-results = What was found
search-courses = Courses
search-actions = Go to
search-all = All { $count }
search-count = { $count ->
    [0] Nothing fits.
    [one] 1 result
   *[other] { $count } results
}
search-none-title = Nothing fits
search-none-text = Try fewer letters, or another word. Accents and capitals make no difference.
search-failed = The server does not answer. Try again.
action-gaps = Show the gaps
action-expiring = Show what expires soon
