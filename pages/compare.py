from indicators import ui

ctx = ui.begin_page("compare")
ui.show_heading(ctx)
ui.show_part(ctx, (), (ui.pick_compared, ui.show_comparison))
ui.finish(ctx)
