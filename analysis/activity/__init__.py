"""What people write, and how often: where a network shows its posts, put together, counted, compared."""
