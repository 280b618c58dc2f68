"""The figures of this machine: the real app beside the naive way, in one run."""
