"""Charts as plain shapes: data in, coordinates out. `components/charts.html` draws them."""
