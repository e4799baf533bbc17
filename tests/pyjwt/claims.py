"""All claims of the texts, in the order of the lessons."""

import fastapi
import jwt
import pydantic

import claims_page  # noqa: F401  (a claim registers itself)
import claims_routes  # noqa: F401
import claims_sessions  # noqa: F401
import claims_oauth  # noqa: F401
import claims_tokens  # noqa: F401
from claim import ALL  # noqa: F401


def versions():
    return f"PyJWT {jwt.__version__}, FastAPI {fastapi.__version__}, pydantic {pydantic.VERSION}"
