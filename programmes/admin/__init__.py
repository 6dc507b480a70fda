from programmes.admin import owed, programme

__all__ = ["owed", "programme"]
