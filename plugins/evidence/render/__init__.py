"""From a plan to files, without the page loop of anybody else: templates, style sheets, scripts, and who makes which page.

Both edges call it, the plugin of MkDocs and our own command line, and get the same bytes.
"""
