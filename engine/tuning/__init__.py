"""Tunes the encoder's upper layers on words of risk. Not needed to run or train: what it makes is shipped."""
