"""What changed, sent to those who asked for it: who subscribes, what is told, how it leaves, sent once."""
