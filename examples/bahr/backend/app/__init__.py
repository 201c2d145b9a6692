"""Analysis of Arabic poetry."""
