# The two commands: `make run` and `make test`. Everything they need is brought into this folder.
.PHONY: run test setup test-setup lint lock

run: setup
	@.venv/bin/pace up

test: test-setup
	@scripts/test

setup:
	@scripts/setup

test-setup:
	@scripts/setup tests

lint: setup
	@scripts/lint

lock:
	@scripts/lock
