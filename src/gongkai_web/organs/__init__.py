"""Organs (机关): their tree, their disclosure offices, their members, and the one policy of who may do what."""
