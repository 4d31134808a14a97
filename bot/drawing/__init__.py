"""What every picture is drawn with: colours, an SVG to draw on, and the way from there to a PNG."""
