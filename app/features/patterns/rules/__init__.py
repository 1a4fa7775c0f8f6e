"""Rules of flags, split by family. Pure: a flag follows from entries, settings and a moment, and from nothing else."""
