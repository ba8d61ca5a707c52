"""Makes this folder a package of its own: an installed package, too, calls itself `tests`."""
