"""A worker that can be killed. Run as a program: `python -m tests.support.job_worker`.

Its jobs do what their input says, and leave a trace each time that one was done.
"""

import signal
import threading

from tests.support.job_tasks import workplace

LEASE_SECONDS = 3.0
SWEEP_SECONDS = 0.5


def main() -> None:
    # Each job's process loads this module anew, and would load these with it.
    from flowgap.cli.installation import installation  # noqa: PLC0415
    from flowgap.cli.job_shift import JobShift  # noqa: PLC0415

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: stop.set())
    with installation() as here:
        shift = JobShift(
            sessions=here.sessions,
            place=workplace(here.sessions, here.settings.data),
            lease_seconds=LEASE_SECONDS,
            sweep_seconds=SWEEP_SECONDS,
        )
        with shift.at_work():
            stop.wait()


if __name__ == "__main__":
    main()
