"""Reports side by side: two years of one organ, many organs added up, texts that are alike."""

from gongkai.compare.similarity import Shingles, overlap, shingles, similarity

__all__ = ["Shingles", "overlap", "shingles", "similarity"]
