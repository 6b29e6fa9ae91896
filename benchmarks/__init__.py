"""Measurements that anyone can run again; each tells in its own words how."""
