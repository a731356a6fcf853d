"""Keeping the directory true: doubts, broken links, review dates, and who is told."""
