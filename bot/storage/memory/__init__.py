"""What is kept in memory alone."""
