"""How each kind of site of the demo web looks: one module per platform, pages as Jinja templates."""
