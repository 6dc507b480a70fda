"""A light password hash for the demonstration, whose one password is printed on its login page anyway."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class DemoHasher(Argon2PasswordHasher):
    """The same scheme at a hundredth of the cost: sixty accounts are made in a second."""

    time_cost = 1
    memory_cost = 1024
    parallelism = 1
