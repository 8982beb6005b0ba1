"""How to read a format: shared by probes. Text or bytes in, data out."""
