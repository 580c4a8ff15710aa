"""Configuration from the environment and `.env`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, Json, PositiveFloat, PositiveInt, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import UsageError

PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What the environment says; every name is that of the variable in lower case."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    neo4j_uri: str | None = Field(default=None, description="a Neo4j of your own; unset: the private server")
    neo4j_username: str = "neo4j"
    neo4j_password: SecretStr = SecretStr("")
    neo4j_database: str | None = None
    reformgraph_home: Path | None = Field(default=None, description="folder of the private server's data")
    reformgraph_cache: Path | None = Field(
        default=None, description="folder of fetched jars and kept answers, shared by all homes"
    )
    reformgraph_maven: str | None = Field(
        default=None, description="URL of a Maven repository that mirrors Maven Central"
    )
    reformgraph_token: SecretStr | None = Field(default=None, description="opens the API's writing side")
    reformgraph_cors: str | None = Field(
        default=None, description="origins whose pages may use the API, divided by commas (https://example.org), or *"
    )
    reformgraph_corrections: Path | None = Field(
        default=None, description="a reformgraph.yaml that holds for documents posted to the API"
    )
    reformgraph_allow_foreign: bool = Field(default=False, description="use a Neo4j that holds other data, too")
    reformgraph_llm_url: str | None = Field(
        default=None, description="base of an OpenAI-compatible API, https://host/v1"
    )
    reformgraph_llm_model: str | None = Field(default=None, description="the model to ask there, for --model llm")
    reformgraph_llm_key: SecretStr | None = None
    reformgraph_llm_budget: PositiveInt = Field(default=1_000_000, description="tokens that one run may spend")
    reformgraph_llm_requests: PositiveInt = Field(default=1_000, description="requests that one run may send")
    reformgraph_llm_timeout: PositiveFloat = Field(default=180, description="seconds that one answer may take")
    reformgraph_llm_options: Json[dict[str, Any]] = Field(
        default={}, validate_default=False, description="members of the request as JSON; null takes one out"
    )

    @model_validator(mode="before")
    @classmethod
    def _empty_is_unset(cls, values: dict[str, Any]) -> dict[str, Any]:
        """So that `NEO4J_URI=` in the environment wins over a line in `.env`."""
        return {name: value for name, value in values.items() if value != ""}

    def home(self) -> Path:
        """The private server's folder: as set, else the nearest `.reformgraph` upward, else beside pyproject.toml."""
        if self.reformgraph_home is not None:
            return self.reformgraph_home.expanduser().resolve()
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / ".reformgraph").is_dir():
                return folder / ".reformgraph"
        return PROJECT / ".reformgraph"


def load() -> Settings:
    """The settings of this environment.

    Raises:
        UsageError: a variable cannot be read as what it should be, or `.env` is no UTF-8 text.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        name = "_".join(str(part) for part in wrong["loc"]).upper()
        raise UsageError(f"{name}: {wrong['msg']}; correct it in the environment or in .env") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f".env: cannot be read ({error}); correct or remove it") from error
