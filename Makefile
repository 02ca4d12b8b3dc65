# Every target sets the environment up first, once, in .venv.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
# The environment's own commands come first, also for what they start themselves.
export PATH := $(CURDIR)/$(BIN):$(PATH)
.DEFAULT_GOAL := help
.PHONY: help setup lab teach build notebooks bundle grade demo prove test test-fast test-touched test-browser coverage lint lock clean

help: ## list what can be made
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

$(READY): requirements.lock pyproject.toml tools/make_venv.py $(wildcard etc/*/* etc/*/*/*)
	@$(PYTHON) tools/make_venv.py

setup: $(READY) ## install everything into .venv

lab: $(READY) ## open the course in JupyterLab, as a student
	@autograder start
	@JUPYTER_CONFIG_PATH="$(CURDIR)/etc/student" jupyter lab --LabApp.default_url=/lab/tree/work/README.md $(ARGS)

teach: $(READY) ## open JupyterLab with the instructor's tools of nbgrader
	@JUPYTER_CONFIG_PATH="$(CURDIR)/etc/teach" jupyter lab --LabApp.default_url=/lab/tree/docs/instructor.md $(ARGS)

build: $(READY) ## build all notebooks from their sources
	@autograder build

notebooks: $(READY) ## run all lessons, reference solutions and exercises without a screen
	@autograder notebooks $(CHAPTERS)

bundle: $(READY) ## pack what students get into dist/keras-course.zip
	@autograder bundle

grade: $(READY) ## grade submitted/*/ASSIGNMENT: make grade ASSIGNMENT=02
	@autograder grade $(ASSIGNMENT)

demo: $(READY) ## grade a small made-up class from end to end and print its marks
	@autograder demo

prove: $(READY) ## test the grader by right and wrong answers: make prove CHAPTERS=02 SEEDS=20
	@autograder prove $(CHAPTERS) --seeds $(or $(SEEDS),1)

lint: $(READY) ## check style, types, imports and spelling
	@ruff check . && ruff format --check .
	@mypy
	@lint-imports --no-logo
	@deptry autograder course datasets etc solutions
	@deptry benchmarks tests tools --ignore DEP002,DEP004
	@codespell autograder benchmarks course datasets docs solutions tests tools *.md Makefile

test: $(READY) lint ## run the test suite; with CI=true, also what has passed unchanged
	@pytest --numprocesses=auto --dist=loadgroup

test-fast: $(READY) ## run the tests that need no kernel and no browser
	@pytest -m "not slow" --numprocesses=auto --dist=loadgroup

test-touched: $(READY) ## run the tests that your change touches: make test-touched BASE=main
	@tests=$$(python tools/touched.py $(BASE)) && pytest --numprocesses=auto --dist=loadgroup $$tests

coverage: $(READY) ## measure which code the fast tests run: a table, and htmlcov/
	@pytest -m "not slow" --numprocesses=auto --dist=loadgroup --cov --cov-report=term --cov-report=html

test-browser: $(READY) ## use JupyterLab in a browser, as students and instructors do
	@TEST_ARTIFACTS=test-artifacts pytest --numprocesses=auto --dist=loadgroup tests/test_browser*.py

lock: $(READY) ## compile requirements.lock and environment.yml from pyproject.toml
	@python tools/lock.py

clean: ## remove .venv and caches; work/ and marks stay
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
