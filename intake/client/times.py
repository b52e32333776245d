from intake.pack.times import today

__all__ = ["today"]
