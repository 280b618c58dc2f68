"""What several pages draw: each widget is drawn once and returns a value."""
