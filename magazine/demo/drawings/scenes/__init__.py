"""The scenes, one file each: `PALETTES` to choose from, `compose` to paint and describe."""
