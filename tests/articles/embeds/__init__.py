"""Tests of the embeds: one file a provider, and one for what all of them share."""
