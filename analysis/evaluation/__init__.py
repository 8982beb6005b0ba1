"""How often we are wrong: readings by their labels, states by what people know, forecasts by what came."""
