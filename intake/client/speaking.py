from intake.pack.speaking import language, words

__all__ = ["language", "words"]
