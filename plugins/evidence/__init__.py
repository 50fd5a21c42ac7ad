"""Partnership Evidence: from a bibliography and Markdown summaries to a site of evidence.

Text comes in once (`read`), everything after it is a frozen value (`model`), what a page
shows is decided before any HTML (`view`), and bytes go out once (`export`, `plugin`).
`site.py` is the plan of the whole program.
"""
