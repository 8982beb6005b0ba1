"""When something was written: dates as people print them, the rows they stand in, and which are of posts."""
