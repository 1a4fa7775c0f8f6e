"""Patterns: what changed in a person's own record, said calmly. Advises nothing, predicts nothing, tells nobody."""
