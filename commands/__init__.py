"""What the commands do across the rooms of the house: the only place that knows them all."""
