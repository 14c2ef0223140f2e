"""How many seconds a reader's own work takes over some files, without the start of Python: for benches/peers.rs.

    python time_readers.py jsonschema SCHEMA PLAN.json ...
    python time_readers.py bagit BAG_FOLDER ...
"""

import json
import sys
import time


def with_jsonschema(schema, *plans):
    import jsonschema

    with open(schema, encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(
            json.load(file), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )

    def work():
        for plan in plans:
            with open(plan, encoding="utf-8") as file:
                errors = list(validator.iter_errors(json.load(file)))
            assert not errors, errors[0]

    return work


def with_bagit(*folders):
    import bagit

    def work():
        for folder in folders:
            bagit.Bag(folder).validate()

    return work


work = {"jsonschema": with_jsonschema, "bagit": with_bagit}[sys.argv[1]](*sys.argv[2:])
start = time.perf_counter()
work()
print(time.perf_counter() - start)
