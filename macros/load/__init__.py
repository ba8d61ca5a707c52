"""content/ and docs/ -> Handbook, and every mistake in them told with its place."""
