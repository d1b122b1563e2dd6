from indicators import ui

ctx = ui.begin_page("exposure")
ui.show_heading(ctx)
ui.show_part(ctx, (ui.pick_governance, ui.pick_leverage, ui.pick_leverage_mineral, ui.pick_countries), ("exposure",))
ui.finish(ctx)
