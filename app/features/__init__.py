"""One folder per thing a person can see; the same file names in each."""
