"""How many belong: sentences, signs and lists with a figure, and whether it is this network's."""
