from programmes.admin import factor, owed, programme, rounds

__all__ = ["factor", "owed", "programme", "rounds"]
