"""Performance as ratios to a bare server doing the same work, in the same run. Never a timed unit test."""
