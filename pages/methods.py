from indicators import ui

ctx = ui.begin_page("methods")
ui.show_heading(ctx)
ui.show_methods(ctx)
ui.finish(ctx)
