"""The light edition: the dashboard as plain HTML with inline SVG, readable without a script and from a USB stick.

`building.build_site` writes it; `plan.find_path` tells the app which light page shows what a page of the app shows.
"""
