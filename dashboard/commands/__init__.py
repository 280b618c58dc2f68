"""One module a verb of `dxmap`: `add` describes its words, `run` does it."""
