"""How bytes come over the net, within bounds: names, connections, heads, bodies. Not what they say."""
