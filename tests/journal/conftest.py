import pytest

from accounts.models import User
from tests.factories.journal import make_person


@pytest.fixture
def wang(db: None) -> User:
    return make_person("wang")


@pytest.fixture
def li(db: None) -> User:
    return make_person("li")
