"""Which questionnaire a wave asks, and how much of it: own ones, booklets, the turn of a pulse."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from flowgap.config import read_settings
from flowgap.db import SessionFactory, make_engine, make_session_factory, reading, unit_of_work
from flowgap.errors import InputError
from flowgap.models import Wave
from flowgap.paths import PROJECT_ROOT, own_surveys
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.published import publish
from flowgap.questionnaire.schema import Choice, Item, ItemRole, Questionnaire
from flowgap.services.waves.fitting import refuse_too_long
from flowgap.services.waves.opening import (
    Opening,
    QuestionnaireChangedError,
    WaveExistsError,
    open_wave,
)
from tests.support.desk import Run, box, desk, opening, run
from tests.support.waves import MRI, OPENING, invited

__all__ = ["box", "desk", "run"]

PULSE = load_questionnaire("pulse@1")


def own(desk: Path, run: Run, *, published: bool = True) -> Path:
    """Make a copy of a questionnaire, and return the folder of own ones."""
    surveys = desk / "surveys"
    run("survey", "copy", "organizational-mri@1", "--as", "acme-mri", "--to", surveys)
    if published:
        run("survey", "publish", surveys / "acme-mri")
    return surveys


def french(surveys: Path, *, translated: bool = False) -> None:
    """Publish a tiny questionnaire in French, or in French with a German translation."""
    tiny = PROJECT_ROOT / "tests/questionnaires/tiny"
    path = surveys / "fr-mri/v1.yaml"
    path.parent.mkdir(parents=True)
    text = (tiny / "v1.yaml").read_text(encoding="utf-8").replace("id: tiny", "id: fr-mri")
    path.write_text(text.replace("language: en", "language: fr"), encoding="utf-8")
    files = [path]
    if translated:
        files.append(path.parent / "locales/de.yaml")
        files[1].parent.mkdir()
        locale = (tiny / "locales/de.yaml").read_text(encoding="utf-8")
        files[1].write_text(locale.replace("tiny@1", "fr-mri@1"), encoding="utf-8")
    publish(files)


def stored_wave() -> Wave:
    engine = make_engine(read_settings().database_url)
    try:
        with reading(make_session_factory(engine)) as session:
            return session.scalars(select(Wave)).one()
    finally:
        engine.dispose()


class TestOwnQuestionnaire:
    def test_a_published_one_is_asked_and_kept(self, desk: Path, run: Run) -> None:
        options = ("--questionnaire", "acme-mri@1", "--surveys", own(desk, run))
        assert "is open from" in run("wave", "open", *opening(desk), *options)
        assert (own_surveys() / "acme-mri/locales/de.yaml").is_file()

    def test_one_that_is_not_published_is_refused_with_the_way_out(
        self, desk: Path, run: Run
    ) -> None:
        surveys = own(desk, run, published=False)
        options = ("--questionnaire", "acme-mri@1", "--surveys", surveys)
        said = run("wave", "open", *opening(desk), *options, code=2)
        assert "it is not published: it could change while people answer" in said
        assert f"flowgap survey publish {surveys}/acme-mri/v1.yaml" in said
        assert not own_surveys().exists()

    def test_without_the_folder_it_says_how_to_name_it(self, desk: Path, run: Run) -> None:
        own(desk, run)
        said = run("wave", "open", *opening(desk), "--questionnaire", "acme-mri@1", code=2)
        assert "there is no questionnaire 'acme-mri@1'" in said
        assert "for your own, name its folder with --surveys" in said

    def test_one_in_a_language_that_no_page_speaks_is_refused_with_the_way_out(
        self, desk: Path, run: Run
    ) -> None:
        surveys = desk / "surveys"
        french(surveys)
        options = ("--questionnaire", "fr-mri@1", "--surveys", surveys)
        said = run("wave", "open", *opening(desk), *options, code=2)
        assert "fr-mri@1 is worded in fr, and no page speaks that" in said
        assert "in en or de: flowgap survey translate FILE --language en" in said
        assert not (desk / "links.csv").exists()
        assert not own_surveys().exists()

    def test_a_translation_that_the_pages_speak_lets_it_open(self, desk: Path, run: Run) -> None:
        surveys = desk / "surveys"
        french(surveys, translated=True)
        options = ("--questionnaire", "fr-mri@1", "--surveys", surveys)
        assert "is open from" in run("wave", "open", *opening(desk), *options)


class TestBooklet:
    @pytest.mark.parametrize(("n_items", "stored"), [(1, 1), (48, 48), (49, None)])
    def test_the_size_is_kept_with_the_wave(
        self, desk: Path, run: Run, n_items: int, stored: int | None
    ) -> None:
        run("wave", "open", *opening(desk), "--booklet", n_items)
        assert stored_wave().booklet_items == stored

    @pytest.mark.parametrize("n_items", [-1, 0, 50])
    def test_more_or_less_than_there_are_is_refused(
        self, desk: Path, run: Run, n_items: int
    ) -> None:
        said = run("wave", "open", *opening(desk), f"--booklet={n_items}", code=2)
        assert f"--booklet: {n_items} items for each person. Allowed: 1 to 49" in said

    @pytest.mark.parametrize("n_items", [4, 49])
    def test_a_pulse_asks_a_part_already(self, desk: Path, run: Run, n_items: int) -> None:
        options = ("--questionnaire", "pulse@1", "--booklet", n_items)
        said = run("wave", "open", *opening(desk), *options, code=2)
        assert "pulse@1 is a pulse: it asks a part of its items already" in said


class TestTurn:
    def test_it_counts_the_waves_that_asked_the_same_before(self, sessions: SessionFactory) -> None:
        later = [
            replace(FIRST, wave=f"w{number}", opens_at=FIRST.opens_at + timedelta(days=number))
            for number in range(3)
        ]
        full = replace(FIRST, wave="full", questionnaire=MRI)
        other = replace(FIRST, wave="w9", client="Birch Lines")
        for one in (later[0], full, later[1], other, later[2]):
            with unit_of_work(sessions) as session:
                open_wave(session, one)
        assert turns(sessions) == {"w0": 0, "full": 0, "w1": 1, "w9": 0, "w2": 2}

    def test_a_wave_that_is_planned_ahead_keeps_the_set_it_was_opened_with(
        self, sessions: SessionFactory
    ) -> None:
        with unit_of_work(sessions) as session:
            open_wave(session, replace(FIRST, wave="planned"))
        before = replace(FIRST, wave="sooner", opens_at=FIRST.opens_at - timedelta(days=1))
        with unit_of_work(sessions) as session:
            open_wave(session, before)
        assert turns(sessions) == {"planned": 0, "sooner": 1}

    def test_the_same_version_in_other_words_is_refused(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            open_wave(session, FIRST)
        changed = replace(FIRST, wave="w2", questionnaire=replace(PULSE, digest="other"))
        with (
            pytest.raises(QuestionnaireChangedError, match="publish a new version"),
            unit_of_work(sessions) as session,
        ):
            open_wave(session, changed)


class TestName:
    def test_two_titles_of_a_client_cannot_open_it_at_the_same_time(
        self, sessions: SessionFactory
    ) -> None:
        refused: list[str] = []

        def open_second() -> None:
            try:
                with unit_of_work(sessions) as session:
                    open_wave(session, replace(FIRST, title="Second look"))
            except WaveExistsError as error:
                refused.append(str(error))

        with ThreadPoolExecutor(1) as pool:
            with unit_of_work(sessions) as session:
                open_wave(session, FIRST)
                second = pool.submit(open_second)
                # The first one is not committed: the second one has to wait for it.
                with pytest.raises(FutureTimeoutError):
                    second.result(timeout=0.3)
            second.result(timeout=20)
        assert len(refused) == 1
        assert turns(sessions) == {FIRST.wave: 0}


class TestTooLong:
    def test_what_ships_fits(self) -> None:
        for questionnaire in (MRI, PULSE):
            refuse_too_long(questionnaire)

    def test_items_fit_until_the_cookie_is_full(self) -> None:
        # 537 bytes for 60 items; each further item takes 3 of the 999 that are left.
        refuse_too_long(with_items(60 + 333))
        with pytest.raises(InputError, match=r"take up to 1,539 bytes\. Allowed: 1,536"):
            refuse_too_long(with_items(60 + 334))

    def test_choices_with_endless_ids_are_refused(self) -> None:
        choices = tuple(Choice(id=f"{number:040}", label="x") for number in range(40))
        vote = replace(MRI.vote, choices=choices, max_choices=40)
        with pytest.raises(InputError, match="fewer and shorter ids of choices"):
            refuse_too_long(replace(MRI, vote=vote))


FIRST: Opening = replace(OPENING, questionnaire=PULSE, teams=(invited("Alder", 1),))


def with_items(n_items: int) -> Questionnaire:
    extra = tuple(
        Item(
            id=f"XYZ{number}",
            dimension="OWN",
            text="x",
            reverse_keyed=False,
            role=ItemRole.CORE,
            provenance="",
        )
        for number in range(n_items - len(MRI.items))
    )
    return replace(MRI, items=MRI.items + extra)


def turns(sessions: SessionFactory) -> dict[str, int]:
    with reading(sessions) as session:
        return {name: turn for name, turn in session.execute(select(Wave.name, Wave.turn))}  # noqa: C416 - rows are no pairs for mypy
