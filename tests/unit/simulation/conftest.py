import numpy as np
import pytest

from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.schema import Item, ItemRole, Questionnaire
from flowgap.simulation.client import SimulatedClient
from flowgap.simulation.demo.delivery.pipeline import Journeys, travel
from flowgap.simulation.demo.delivery.workload import Workload, draw_workload
from flowgap.simulation.demo.survey.climate import Climate, draw_climate
from flowgap.simulation.demo.survey.fielding import Fielding, field_waves
from flowgap.simulation.demo.survey.staff import draw_staff
from flowgap.simulation.demo_client import simulate_demo_client

SEED = 7


@pytest.fixture(scope="session")
def full() -> Questionnaire:
    return load_questionnaire("organizational-mri@1")


@pytest.fixture(scope="session")
def pulse() -> Questionnaire:
    return load_questionnaire("pulse@1")


@pytest.fixture(scope="session")
def core(full: Questionnaire) -> tuple[Item, ...]:
    return tuple(item for item in full.items if item.role is ItemRole.CORE)


@pytest.fixture(scope="session")
def client(full: Questionnaire, pulse: Questionnaire) -> SimulatedClient:
    return simulate_demo_client(rng=np.random.default_rng(SEED), full=full, pulse=pulse)


@pytest.fixture(scope="session")
def load() -> Workload:
    return draw_workload(np.random.default_rng(SEED))


@pytest.fixture(scope="session")
def way(load: Workload) -> Journeys:
    return travel(load)


@pytest.fixture(scope="session")
def climate(core: tuple[Item, ...]) -> Climate:
    return draw_climate(core, np.random.default_rng(1))


@pytest.fixture(scope="session")
def fieldings(full: Questionnaire, pulse: Questionnaire) -> tuple[Fielding, ...]:
    staff = draw_staff(german_company=False, rng=np.random.default_rng(2))
    return field_waves(staff, full, pulse)
