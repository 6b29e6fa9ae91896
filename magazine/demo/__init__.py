"""The demo magazine: invented articles, people and pictures for trying everything out."""
