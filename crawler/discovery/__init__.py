"""Find candidate networks in directories and lists: read answers, fetch nothing, accept nothing."""
