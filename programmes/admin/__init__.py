from programmes.admin import factor, owed, programme

__all__ = ["factor", "owed", "programme"]
