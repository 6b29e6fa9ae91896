"""The front page: what editors arrange, and which story then stands where."""
