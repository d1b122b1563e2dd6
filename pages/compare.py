from indicators import ui

ctx = ui.begin_page("compare")
ui.show_heading(ctx)
ui.pick_compared(ctx)
ui.show_comparison(ctx)
ui.finish(ctx)
