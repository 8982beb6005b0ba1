"""The networks as files to give away: their columns, the files, and what describes them to programs."""
