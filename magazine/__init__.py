"""The site: wires the apps, and holds what needs both of them."""
